/** Everything held of one person, by collection. Rare and allowed to scan: nothing else here looks up by candidate. */
export interface SubjectHoldings {
  read(candidateId: string): Promise<Record<string, unknown[]>>;
  /** Removes it all; the number of documents by collection. */
  remove(candidateId: string): Promise<Record<string, number>>;
}
