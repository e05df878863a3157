import { byCodeUnit } from "./order.ts";

export interface Ranked {
  readonly id: string;
  readonly score: number;
}

/** Best first; of equal scores the smaller id. A total order, so a list is the same wherever it is made. */
export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || byCodeUnit(a.id, b.id);
}

/** The best `limit`, in order. */
export function topOf<Item extends Ranked>(items: Iterable<Item>, limit: number): Item[] {
  return [...items].toSorted(byRank).slice(0, limit);
}

/** What one part of the index found: its best, in order, and how many were eligible in it. */
export interface PartialResult<Item extends Ranked> {
  readonly eligible: number;
  readonly best: readonly Item[];
}

/**
 * Joins the results of parts that share no id into that of the whole. Exact as long as each part gives its own best
 * `limit`: whoever is among the best of the whole is among the best of their part.
 */
export function mergePartialResults<Item extends Ranked>(
  parts: readonly PartialResult<Item>[],
  limit: number,
): PartialResult<Item> {
  const positions = parts.map(() => 0);
  const best: Item[] = [];
  while (best.length < limit) {
    const from = partWithBestHead(parts, positions);
    const next = parts[from]?.best[positions[from] ?? 0];
    if (next === undefined) break;
    best.push(next);
    positions[from] = (positions[from] ?? 0) + 1;
  }
  return { eligible: parts.reduce((sum, { eligible }) => sum + eligible, 0), best };
}

/** The part whose next result comes first; -1 when all are used up. */
function partWithBestHead<Item extends Ranked>(
  parts: readonly PartialResult<Item>[],
  positions: readonly number[],
): number {
  let from = -1;
  let head: Item | undefined;
  for (const [at, { best }] of parts.entries()) {
    const candidate = best[positions[at] ?? 0];
    if (candidate === undefined || (head !== undefined && byRank(head, candidate) <= 0)) continue;
    head = candidate;
    from = at;
  }
  return from;
}
