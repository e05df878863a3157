import type { Fact } from "../records/fact.ts";

/** How often a fact failed, in this process: after a crash or on another owner of the partition counting begins anew. */
export interface AttemptCounts {
  of(fact: Fact): number;
  /** Gives the new count. */
  raise(fact: Fact): number;
  forget(facts: readonly Fact[]): void;
}

/** Partitions that move away leave their counts behind: the oldest go. */
const mostCounts = 10_000;

export function createAttemptCounts(): AttemptCounts {
  const counts = new Map<string, number>();
  const keyOf = ({ topic, partition, offset }: Fact) => `${topic}/${partition}/${offset}`;
  return {
    of: (fact) => counts.get(keyOf(fact)) ?? 0,
    raise(fact) {
      const count = (counts.get(keyOf(fact)) ?? 0) + 1;
      counts.set(keyOf(fact), count);
      const [oldest] = counts.keys();
      if (counts.size > mostCounts && oldest !== undefined) counts.delete(oldest);
      return count;
    },
    forget(facts) {
      if (counts.size > 0) for (const fact of facts) counts.delete(keyOf(fact));
    },
  };
}
