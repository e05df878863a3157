/** Draws that come out the same for the same seed, on every machine. */
export interface Draw {
  /** Both ends included. */
  whole(least: number, most: number): number;
  chance(share: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Different ones, in random order. */
  sample<Item>(items: readonly Item[], count: number): Item[];
}

/** By xorshift32 (Marsaglia 2003). */
export function createDraw(seed: number): Draw {
  let state = Math.imul(seed + 1, 0x9e37_79b1) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    whole,
    chance: (share) => next() < share,
    pick: (items) => items[whole(0, items.length - 1)] as (typeof items)[number],
    sample<Item>(items: readonly Item[], count: number) {
      const left = [...items];
      return Array.from({ length: Math.min(count, left.length) }, () =>
        left.splice(whole(0, left.length - 1), 1),
      ).flat();
    },
  };
}
