import { bytesOfRows, createConceptRows, type ConceptRows } from "./concept-rows.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import type { SliceMap } from "./slice-map.ts";
import { sliced, sliceRecord, sortKeyOf } from "./slices-of-record.ts";

/** How full a build leaves a block: room for those who move into the neighbourhood. */
const filledTo = Math.floor(L.SLOTS * 0.96);
/** In which blocks beside its own a record may stand, nearest first. */
const offsets = [0, 1, -1, 2, -2, 3, -3];

/** The slots and their slices, block by block: first those of the last build in its order, then spare ones as they fill. */
export interface Blocks {
  readonly map: SliceMap;
  readonly count: number;
  readonly slots: number;
  /** In how many slots each slice is set. */
  readonly sliceCounts: Int32Array;
  /** In which blocks anybody has a concept. */
  readonly conceptRows: ConceptRows;
  /** Addresses of the kernel's tables: of blocks, of their flags, and of a row of cells. */
  tables(): { list: number; flags: number; row(row: number): number };
  /** Sets a record of a build: they come in the order of their keys, before any is placed. */
  append(rec: number): void;
  /** Bytes that the arena must have so that so many more records can be placed. */
  needsFor(records: number): number;
  /** Gives the record a slot. */
  place(rec: number): void;
  /** Takes it out of its slot; the record must still be as it was placed. */
  remove(rec: number): void;
}

export function createBlocks(arena: Arena, map: SliceMap, expected = 0): Blocks {
  const addresses: number[] = [];
  const used: number[] = [];
  /** The least key of each block of the build. */
  const keys: number[] = [];
  /** Spare blocks that may have room. */
  const open: number[] = [];
  const sliceCounts = new Int32Array(L.SLICES);
  let room = Math.max(8, Math.ceil((expected / filledTo) * 1.1));
  let tables = allocateTables(room);
  const conceptRows = createConceptRows(arena, room);
  let slots = 0;
  /** Records in the last block of the build. */
  let built = 0;

  function allocateTables(blocks: number) {
    const bytes = blocks * 4;
    const list = arena.allocate(bytes);
    const flags = arena.allocate(bytes);
    const rows = arena.allocate(bytes * L.ROWS);
    return { list, flags, rows };
  }

  function addBlock(): number {
    const block = addresses.length;
    if (block === room) growTables();
    const at = arena.allocate(L.BLOCK_BYTES);
    const { i32 } = arena.views;
    i32.fill(0, at >> 2, (at + L.BLOCK_BYTES) >> 2);
    i32[(tables.list >> 2) + block] = at;
    i32[(tables.flags >> 2) + block] = 0;
    for (let row = 0; row < L.ROWS; row++) i32[(tables.rows >> 2) + row * room + block] = 0;
    addresses.push(at);
    used.push(0);
    return block;
  }

  function growTables(): void {
    const old = tables;
    const oldRoom = room;
    const next = allocateTables(room * 2);
    room *= 2;
    conceptRows.grow(oldRoom, room);
    tables = next;
    const { i32 } = arena.views;
    i32.copyWithin(next.list >> 2, old.list >> 2, (old.list >> 2) + oldRoom);
    i32.copyWithin(next.flags >> 2, old.flags >> 2, (old.flags >> 2) + oldRoom);
    for (let row = 0; row < L.ROWS; row++) {
      const from = (old.rows >> 2) + row * oldRoom;
      i32.copyWithin((next.rows >> 2) + row * room, from, from + oldRoom);
    }
    arena.release(old.list, oldRoom * 4);
    arena.release(old.flags, oldRoom * 4);
    arena.release(old.rows, oldRoom * 4 * L.ROWS);
  }

  function set(rec: number, block: number, slot: number): void {
    sliceRecord(arena.views, rec, map);
    const { i32 } = arena.views;
    const { slices, count, cover } = sliced;
    const at = addresses[block] ?? 0;
    const word = (at >> 2) + (slot >> 5);
    const bit = 1 << (slot & 31);
    for (let n = 0; n < count; n++) {
      const slice = slices[n] ?? 0;
      const where = word + slice * (L.SLICE_BYTES >> 2);
      const before = i32[where] ?? 0;
      if ((before & bit) !== 0) continue;
      i32[where] = before | bit;
      sliceCounts[slice] = (sliceCounts[slice] ?? 0) + 1;
    }
    i32[((at + L.POINTERS) >> 2) + slot] = rec;
    i32[(rec + L.R_SLOT) >> 2] = block * L.SLOTS + slot;
    const flags = (tables.flags >> 2) + block;
    i32[flags] = (i32[flags] ?? 0) | sliced.flags;
    for (let row = 0; row < L.ROWS; row++) {
      const bits = cover[row] ?? 0;
      if (bits === 0) continue;
      const where = (tables.rows >> 2) + row * room + block;
      i32[where] = (i32[where] ?? 0) | bits;
    }
    conceptRows.mark(block, sliced.concepts, sliced.occupations, sliced.skills);
    used[block] = (used[block] ?? 0) + 1;
    slots += 1;
  }

  function freeSlot(block: number): number {
    const { i32 } = arena.views;
    const first = ((addresses[block] ?? 0) + L.POINTERS) >> 2;
    let slot = 0;
    while (i32[first + slot] !== 0) slot++;
    return slot;
  }

  function hasRoom(block: number): boolean {
    return (used[block] ?? L.SLOTS) < L.SLOTS;
  }

  /** A block near the key that has room, or a spare one. */
  function blockFor(key: number): number {
    const own = lastAtMost(keys, key);
    for (const off of offsets) {
      const block = own + off;
      if (own >= 0 && block >= 0 && block < keys.length && hasRoom(block)) return block;
    }
    for (;;) {
      const block = open.at(-1);
      if (block === undefined) break;
      if (hasRoom(block)) return block;
      open.pop();
    }
    try {
      const block = addBlock();
      open.push(block);
      return block;
    } catch (error) {
      // No room for another block: any slot will do.
      const anywhere = used.findIndex((count) => count < L.SLOTS);
      if (anywhere >= 0) return anywhere;
      throw error;
    }
  }

  return {
    map,
    sliceCounts,
    conceptRows,
    get count() {
      return addresses.length;
    },
    get slots() {
      return slots;
    },
    tables: () => ({
      list: tables.list,
      flags: tables.flags,
      row: (row) => tables.rows + row * room * 4,
    }),
    append(rec) {
      if (built === filledTo || addresses.length === 0) {
        addBlock();
        keys.push(sortKeyOf(arena.views, rec));
        built = 0;
      }
      set(rec, addresses.length - 1, built);
      built += 1;
    },
    needsFor(records) {
      const missing = records - (addresses.length * L.SLOTS - slots);
      if (missing <= 0) return 0;
      const more = Math.ceil(missing / L.SLOTS);
      let tableRoom = room;
      let bytes = more * (L.BLOCK_BYTES + 64);
      while (tableRoom < addresses.length + more) {
        tableRoom *= 2;
        bytes += tableRoom * 4 * (2 + L.ROWS) + bytesOfRows(tableRoom) + 256;
      }
      return bytes;
    },
    place(rec) {
      const block = blockFor(sortKeyOf(arena.views, rec));
      set(rec, block, freeSlot(block));
    },
    remove(rec) {
      sliceRecord(arena.views, rec, map);
      const { i32 } = arena.views;
      const index = i32[(rec + L.R_SLOT) >> 2] ?? 0;
      const block = Math.floor(index / L.SLOTS);
      const slot = index % L.SLOTS;
      const at = addresses[block] ?? 0;
      const word = (at >> 2) + (slot >> 5);
      const bit = 1 << (slot & 31);
      for (let n = 0; n < sliced.count; n++) {
        const slice = sliced.slices[n] ?? 0;
        const where = word + slice * (L.SLICE_BYTES >> 2);
        const before = i32[where] ?? 0;
        if ((before & bit) === 0) continue;
        i32[where] = before & ~bit;
        sliceCounts[slice] = (sliceCounts[slice] ?? 0) - 1;
      }
      i32[((at + L.POINTERS) >> 2) + slot] = 0;
      i32[(rec + L.R_SLOT) >> 2] = L.NO_SLOT;
      used[block] = (used[block] ?? 0) - 1;
      if (block >= keys.length && used[block] === L.SLOTS - 1) open.push(block);
      slots -= 1;
    },
  };
}

/** Position of the last key that is not above; -1: all are. */
function lastAtMost(keys: readonly number[], key: number): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((keys[middle] ?? 0) <= key) low = middle + 1;
    else high = middle;
  }
  return keys.length === 0 ? -1 : Math.max(0, low - 1);
}
