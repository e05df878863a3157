type Items = Float64Array<ArrayBuffer> | Int32Array<ArrayBuffer>;

export interface Column<Kind extends Items> {
  readonly items: Kind;
  readonly size: number;
  push(item: number): void;
}

/** A typed array that grows as numbers are added. */
export function createColumn<Kind extends Items>(kind: new (length: number) => Kind): Column<Kind> {
  let items = new kind(16);
  let size = 0;
  return {
    get items() {
      return items;
    },
    get size() {
      return size;
    },
    push(item) {
      if (size === items.length) {
        const more = new kind(size * 2);
        more.set(items);
        items = more;
      }
      items[size] = item;
      size += 1;
    },
  };
}

/** Numbers for texts; -1: never taken. */
export function createTexts() {
  const numbers = new Map<string, number>();
  return {
    take(text: string): number {
      const known = numbers.get(text) ?? numbers.size;
      numbers.set(text, known);
      return known;
    },
    find: (text: string) => numbers.get(text) ?? -1,
    get size() {
      return numbers.size;
    },
  };
}
