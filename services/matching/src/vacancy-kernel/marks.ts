/** A number for each entry of a dictionary, 0 unless marked; what was marked is known, so that clearing costs no more. */
export interface Marks {
  readonly at: Int32Array;
  /** Whether anything is. */
  readonly isMarked: boolean;
  /** Room for so many entries. */
  reserve(size: number): void;
  /** The higher of this and what stands; nothing for an entry that is not known (-1). */
  raise(entry: number, value: number): void;
  add(entry: number, value: number): void;
  clear(): void;
}

export function createMarks(): Marks {
  let values = new Int32Array(64);
  let marked: number[] = [];
  const mark = (entry: number, value: number) => {
    if (entry < 0) return;
    values[entry] = value;
    marked.push(entry);
  };
  return {
    get at() {
      return values;
    },
    get isMarked() {
      return marked.length > 0;
    },
    reserve(size) {
      if (size > values.length) values = new Int32Array(Math.max(size, values.length * 2));
    },
    raise: (entry, value) => mark(entry, Math.max(value, values[entry] ?? 0)),
    add: (entry, value) => mark(entry, value + (values[entry] ?? 0)),
    clear() {
      for (const entry of marked) values[entry] = 0;
      marked = [];
    },
  };
}
