/** What a process used while something was measured. */
export interface PartCost {
  readonly name: string;
  /** Cores on average: 1 is one core all the time. */
  readonly cores: number;
  /** Whether all its work is on one thread, but for what it leaves to others. */
  readonly isSingle: boolean;
}

export interface Usage {
  /** Cores of the machine. */
  readonly cores: number;
  /** Share of them that was busy, with whatever else runs there. */
  readonly busy: number;
  readonly parts: readonly PartCost[];
  /** Share of the looks at the queue that found jobs waiting. */
  readonly queued: number;
}

const full = 0.9;
const fullThread = 0.85;
const mostlyEmpty = 0.3;

/** Which part keeps it from going faster, in words. */
export function limitingPart({ cores, busy, parts, queued }: Usage): string {
  const byCost = parts.toSorted((a, b) => b.cores - a.cores);
  const most = byCost
    .slice(0, 3)
    .map(({ name, cores: used }) => `${name} ${used.toFixed(2)}`)
    .join(", ");
  if (busy >= full) {
    const ours = parts.reduce((sum, { cores: used }) => sum + used, 0);
    const others = Math.max(0, busy * cores - ours);
    return `the ${cores} cores of the machine (${most}, what else runs here ${others.toFixed(2)})`;
  }
  const thread = byCost.find(({ isSingle, cores: used }) => isSingle && used >= fullThread);
  if (thread !== undefined) return `the one thread of ${thread.name} (${most})`;
  if (queued < mostlyEmpty) return `jobs come no faster: the dispatcher and the broker (${most})`;
  return `answers of the stores: jobs wait, and no core is full (${most})`;
}
