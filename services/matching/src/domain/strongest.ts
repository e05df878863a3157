import { by } from "./order.ts";

interface Wish {
  readonly concept: string;
  readonly weight: number;
  readonly level?: number | undefined;
}

/** One wish per concept, with the highest weight and the highest level that was given for it. */
export function strongest<Item extends Wish>(wishes: readonly Item[]): Item[] {
  const kept = new Map<string, Item>();
  for (const wish of wishes) {
    const other = kept.get(wish.concept);
    kept.set(wish.concept, other === undefined ? wish : joined(wish, other));
  }
  return [...kept.values()].toSorted(by(({ concept }) => concept));
}

function joined<Item extends Wish>(wish: Item, other: Item): Item {
  const weight = Math.max(wish.weight, other.weight);
  const level = highest(wish.level, other.level);
  return level === undefined ? { ...wish, weight } : { ...wish, weight, level };
}

function highest(a: number | undefined, b: number | undefined): number | undefined {
  if (a === undefined) return b;
  return b === undefined ? a : Math.max(a, b);
}
