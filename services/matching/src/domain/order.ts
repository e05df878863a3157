/** By UTF-16 code unit: the same everywhere, unlike an order by language. */
export function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** A comparison by a text that is made of each item. */
export function by<Item>(text: (item: Item) => string): (a: Item, b: Item) => number {
  return (a, b) => byCodeUnit(text(a), text(b));
}

/** The items without repetition, in order. */
export function distinct<Item extends string>(items: readonly Item[]): Item[] {
  return [...new Set(items)].toSorted(byCodeUnit);
}
