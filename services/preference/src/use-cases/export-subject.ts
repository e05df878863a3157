interface Holding {
  find(candidateId: string): Promise<object | undefined>;
}

export type ExportSubject = (candidateId: string) => Promise<Record<string, unknown[]>>;

/** Everything that this service holds of one person, by collection. */
export function createExportSubject(holdings: Readonly<Record<string, Holding>>): ExportSubject {
  return async (candidateId) => {
    const found: Record<string, unknown[]> = {};
    for (const [collection, holding] of Object.entries(holdings)) {
      const document = await holding.find(candidateId);
      found[collection] = document === undefined ? [] : [document];
    }
    return found;
  };
}
