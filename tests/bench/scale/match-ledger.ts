/** A candidate who is told of a vacancy, as one text. */
export const pairOf = (vacancyId: string, candidateId: string) => `${vacancyId} ${candidateId}`;

export interface LedgerBalance {
  /** Expected, and never published. */
  readonly lost: number;
  /** Published as another fact as well, each further one. */
  readonly doubled: number;
  /** The same fact once more, as a relay may after it was stopped: consumers know it by its id (protocol B). */
  readonly repeated: number;
  /** Published, and not expected. */
  readonly extra: number;
}

/** Holds what was published against what is expected; either may come first. */
export interface MatchLedger {
  expect(pairs: Iterable<string>): void;
  /** A copy of a fact has come. */
  publish(pair: string, factId: string, atMs: number): void;
  /** Expected pairs that have not come yet. */
  missing(): number;
  /** When the last expected pair came for the first time; 0: none has. */
  lastAtMs(): number;
  balance(): LedgerBalance;
}

export function createMatchLedger(): MatchLedger {
  const expected = new Set<string>();
  const seen = new Map<string, Set<string>>();
  let missing = 0;
  let lastAtMs = 0;
  let repeated = 0;
  return {
    expect(pairs) {
      for (const pair of pairs) {
        if (expected.has(pair)) continue;
        expected.add(pair);
        if (!seen.has(pair)) missing += 1;
      }
    },
    publish(pair, factId, atMs) {
      const facts = seen.get(pair);
      if (facts !== undefined) {
        if (facts.has(factId)) repeated += 1;
        facts.add(factId);
        return;
      }
      seen.set(pair, new Set([factId]));
      if (!expected.has(pair)) return;
      missing -= 1;
      lastAtMs = atMs;
    },
    missing: () => missing,
    lastAtMs: () => lastAtMs,
    balance: () => ({
      lost: missing,
      doubled: [...seen.values()].reduce((sum, facts) => sum + facts.size - 1, 0),
      repeated,
      extra: [...seen.keys()].filter((pair) => !expected.has(pair)).length,
    }),
  };
}
