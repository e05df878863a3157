import { byCodeUnit } from "../domain/order.ts";

/** Scores of slots, the first `count` of both arrays. */
export interface Scores {
  readonly count: number;
  readonly slots: Int32Array;
  readonly scores: Int32Array;
  idOf(slot: number): string;
}

interface Placed {
  readonly slot: number;
  readonly score: number;
}

const highest = 10_000;
/** More slots than there are. */
const slotRoom = 2 ** 32;
const counts = new Int32Array(highest + 1);

/** The best `limit` of those that score at least `from`: by score, of equals the smaller id. */
export function bestOf(found: Scores, limit: number, from: number): Placed[] {
  const least = Math.max(from, leastOfBest(found, limit));
  const { count, slots, scores, idOf } = found;
  const keys = new Float64Array(count);
  let kept = 0;
  for (let n = 0; n < count; n++) {
    const score = scores[n] ?? 0;
    if (score >= least) keys[kept++] = (highest - score) * slotRoom + (slots[n] ?? 0);
  }
  // Numbers without a comparison of our own: the quickest sort that there is.
  const sorted = keys.subarray(0, kept).toSorted();
  const placed = Array.from(sorted, (key): Placed => {
    const behind = Math.floor(key / slotRoom);
    return { slot: key - behind * slotRoom, score: highest - behind };
  });
  orderEquals(placed, idOf);
  return placed.slice(0, limit);
}

/** The score of the one in the last place of the best, 0 when there are fewer. */
function leastOfBest({ count, scores }: Scores, limit: number): number {
  if (count <= limit) return 0;
  for (let n = 0; n < count; n++) {
    const score = scores[n] ?? 0;
    counts[score] = (counts[score] ?? 0) + 1;
  }
  let least = highest;
  for (let places = limit; least > 0; least--) {
    places -= counts[least] ?? 0;
    if (places <= 0) break;
  }
  for (let n = 0; n < count; n++) counts[scores[n] ?? 0] = 0;
  return least;
}

/** Puts those of one score, which stand together, in the order of their ids. */
function orderEquals(placed: Placed[], idOf: Scores["idOf"]): void {
  for (let from = 0; from < placed.length;) {
    let to = from + 1;
    while (to < placed.length && placed[to]?.score === placed[from]?.score) to++;
    if (to - from > 1)
      placed.splice(
        from,
        to - from,
        ...placed.slice(from, to).toSorted((a, b) => byCodeUnit(idOf(a.slot), idOf(b.slot))),
      );
    from = to;
  }
}
