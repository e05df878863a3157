/** Which slots a candidate applied to or dismissed, by the vacancy's own id or one that was merged into it. */
export interface HiddenSlots {
  add(slot: number, ids: readonly string[]): void;
  remove(slot: number, ids: readonly string[]): void;
  mark(ids: readonly string[]): void;
  isMarked(slot: number): boolean;
  clear(): void;
  grow(slots: number): void;
}

export function createHiddenSlots(): HiddenSlots {
  /** Mostly one slot per id; two vacancies may have taken the same one over. */
  const slotsOf = new Map<string, readonly number[]>();
  let marks = new Uint8Array(0);
  let marked: number[] = [];
  return {
    add(slot, ids) {
      for (const id of ids) slotsOf.set(id, [...(slotsOf.get(id) ?? []), slot]);
    },
    remove(slot, ids) {
      for (const id of ids) {
        const others = (slotsOf.get(id) ?? []).filter((one) => one !== slot);
        if (others.length > 0) slotsOf.set(id, others);
        else slotsOf.delete(id);
      }
    },
    mark(ids) {
      marked = ids.flatMap((id) => slotsOf.get(id) ?? []);
      for (const slot of marked) marks[slot] = 1;
    },
    isMarked: (slot) => marks[slot] === 1,
    clear() {
      for (const slot of marked) marks[slot] = 0;
      marked = [];
    },
    grow(slots) {
      const longer = new Uint8Array(slots);
      longer.set(marks);
      marks = longer;
    },
  };
}
