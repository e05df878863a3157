/** The slots of the vacancies that name one concept: a list while they are few, one bit per slot when they are many. */
export interface SlotSet {
  readonly bits: Int32Array | undefined;
  readonly list: Int32Array;
  readonly count: number;
}

/** Sets of slots by number of a concept; live. */
export interface SlotSets {
  add(concept: number, slot: number): void;
  /** Of a slot that was added for this concept. */
  remove(concept: number, slot: number): void;
  /** Undefined: no vacancy ever named it. */
  of(concept: number): SlotSet | undefined;
  /** There are so many words of 32 slots now. */
  grow(words: number): void;
}

interface LiveSet {
  bits: Int32Array | undefined;
  list: Int32Array;
  count: number;
}

/** Longer than a quarter of the words, a list takes longer to walk than bits. */
const listShare = 4;
const shortest = 8;

export function createSlotSets(): SlotSets {
  const sets: (LiveSet | undefined)[] = [];
  let words = 0;

  function toBits(set: LiveSet): void {
    const bits = new Int32Array(words);
    for (let n = 0; n < set.count; n++) setBit(bits, set.list[n] ?? 0);
    set.bits = bits;
    set.list = new Int32Array(0);
  }

  return {
    add(concept, slot) {
      const set = (sets[concept] ??= { bits: undefined, list: new Int32Array(2), count: 0 });
      if (set.bits === undefined && set.count >= Math.max(shortest, words / listShare)) toBits(set);
      if (set.bits !== undefined) setBit(set.bits, slot);
      else {
        if (set.count === set.list.length) set.list = longer(set.list, set.count * 2);
        set.list[set.count] = slot;
      }
      set.count++;
    },
    remove(concept, slot) {
      const set = sets[concept];
      if (set === undefined) return;
      if (set.bits !== undefined) clearBit(set.bits, slot);
      else {
        const at = set.list.indexOf(slot);
        set.list[at] = set.list[set.count - 1] ?? 0;
      }
      set.count--;
    },
    of: (concept) => sets[concept],
    grow(to) {
      words = to;
      for (const set of sets) if (set?.bits !== undefined) set.bits = longer(set.bits, to);
    },
  };
}

export function longer(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(length);
  grown.set(array);
  return grown;
}

export function setBit(bits: Int32Array, slot: number): void {
  const word = slot >>> 5;
  bits[word] = (bits[word] ?? 0) | (1 << (slot & 31));
}

export function clearBit(bits: Int32Array, slot: number): void {
  const word = slot >>> 5;
  bits[word] = (bits[word] ?? 0) & ~(1 << (slot & 31));
}
