import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";

/** A point in the space of what work is like day by day; nothing in the contracts has these axes. */
export type Latent = readonly number[];

/** About normal, mean 0, deviation 1: the sum of twelve uniform numbers (Irwin and Hall, 1927), the same on every machine. */
export function normal(random: SeededRandom): number {
  let sum = -6;
  for (let draw = 0; draw < 12; draw += 1) sum += random.next();
  return sum;
}

export function randomPoint(random: SeededRandom, axes: number): number[] {
  return Array.from({ length: axes }, () => normal(random));
}

export function unit(point: Latent): number[] {
  const length = Math.sqrt(point.reduce((sum, axis) => sum + axis * axis, 0)) || 1;
  return point.map((axis) => axis / length);
}

/** `a` with so much of `b` mixed in, as a unit vector. */
export function mixed(a: Latent, b: Latent, share: number): number[] {
  return unit(a.map((axis, at) => axis * (1 - share) + (b[at] ?? 0) * share));
}

/** From -1 (opposite) over 0 (nothing to do with each other) to 1 (the same), for unit vectors. */
export function alike(a: Latent, b: Latent): number {
  return a.reduce((sum, axis, at) => sum + axis * (b[at] ?? 0), 0);
}

export function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** One of the items; the first are the commonest (weights 1, 1/2, 1/3 …, George Zipf). */
export function pickZipf<Item>(random: SeededRandom, items: readonly Item[]): Item {
  let left = random.next() * items.reduce((sum, _, at) => sum + 1 / (at + 1), 0);
  for (const [at, item] of items.entries()) {
    left -= 1 / (at + 1);
    if (left <= 0) return item;
  }
  return items.at(-1) as Item;
}

/** The `count` items of the highest value, highest first; equal ones in the order given. */
export function highest<Item>(
  items: readonly Item[],
  count: number,
  valueOf: (item: Item) => number,
): Item[] {
  return items
    .map((item) => ({ item, value: valueOf(item) }))
    .toSorted((a, b) => b.value - a.value)
    .slice(0, count)
    .map(({ item }) => item);
}

/** A version 4 UUID from the seed alone. */
export function seededUuid(random: SeededRandom): string {
  const hex = Array.from({ length: 32 }, () => random.whole(0, 15).toString(16));
  hex[12] = "4";
  hex[16] = random.pick(["8", "9", "a", "b"]);
  const text = hex.join("");
  return [
    text.slice(0, 8),
    text.slice(8, 12),
    text.slice(12, 16),
    text.slice(16, 20),
    text.slice(20),
  ].join("-");
}
