import { bytesOfRows, createConceptRows, type ConceptRows } from "./concept-rows.ts";
import type { Kernel } from "./kernel.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import { slicedLanguages, type SliceMap } from "./slice-map.ts";

/** How full a build leaves a block: room for those who move into the neighbourhood. */
const filledTo = Math.floor(L.SLOTS * 0.98);
/** In which blocks beside its own a record may stand, nearest first. */
const offsets = [0, 1, -1, 2, -2, 3, -3];
const farthest = 3;
const none = -1;

/** The slots and their slices, block by block: first those of the last build in its order, then spare ones as they fill. */
export interface Blocks {
  readonly map: SliceMap;
  readonly count: number;
  readonly slots: number;
  /** In how many slots a slice is set. */
  slotsIn(slice: number): number;
  /** In which blocks anybody has a concept. */
  readonly conceptRows: ConceptRows;
  /** Addresses of the kernel's tables: of blocks, of their flags, and of a row of cells. */
  tables(): { list: number; flags: number; row(row: number): number };
  /** What records are sorted by, unsigned; at most T.PORTION. Good until the next call. */
  keysOf(records: Int32Array): Uint32Array;
  /** Gives records of a build their slots: they come in the order of their keys, before any is placed. At most T.PORTION. */
  append(records: readonly number[]): void;
  /** Nobody more is appended. */
  endBuild(): void;
  /** Bytes that the arena must have so that so many more records can be placed. */
  needsFor(records: number): number;
  /** Notes that a record's slot goes to another, or to nobody; before the record is overwritten. */
  vacate(rec: number): void;
  /** Gives the record a slot, the vacated one where it belongs there. False: that lets nobody through whom it did not before. */
  place(rec: number): boolean;
  /** Nobody takes the vacated slot. */
  leave(): void;
}

/** What the blocks of a build take, without their tables. */
export function bytesOfBlocks(slots: number): number {
  return Math.ceil(slots / filledTo) * T.BLOCK_BYTES;
}

function tableBytes(blocks: number): number {
  return blocks * 4 * (2 + T.ROWS);
}

function roomFor(slots: number): number {
  return Math.max(8, Math.ceil((slots / filledTo) * 1.1));
}

interface Surroundings {
  readonly arena: Arena;
  readonly kernel: Kernel;
  readonly map: SliceMap;
  /** Slots of the build that is to come. */
  readonly expected: number;
}

export function createBlocks({ arena, kernel, map, expected }: Surroundings): Blocks {
  const used: number[] = [];
  /** The least key of each block of the build. */
  const keys: number[] = [];
  /** Spare blocks that may have room. */
  const open: number[] = [];
  const at = arena.allocate(T.B_BYTES);
  arena.views.u8.fill(0, at, at + T.B_BYTES);
  let room = roomFor(expected);
  let tables = openTables(room);
  const conceptRows = createConceptRows(arena, room);
  tellRows();
  let slots = 0;
  /** Records in the last block of the build. */
  let built = 0;
  let vacated = none;
  for (const [n, language] of slicedLanguages.entries()) set(T.B_LANGUAGES + n * 4, language);
  setSlices(T.B_OCCUPATIONS, T.B_OCCUPATION_TABLE, map.occupations.own);
  setSlices(T.B_SKILLS, T.B_SKILL_TABLE, map.skills.own);

  function set(field: number, value: number): void {
    arena.views.i32[(at + field) >> 2] = value;
  }

  function setSlices(count: number, address: number, own: Uint16Array): void {
    const table = arena.allocate(own.byteLength);
    arena.views.u16.set(own, table >> 1);
    set(count, own.length);
    set(address, table);
  }

  function tellRows(): void {
    set(T.B_CONCEPT_ROWS, conceptRows.address);
    set(T.B_CONCEPT_ROW_BYTES, conceptRows.rowBytes);
  }

  function openTables(blocks: number) {
    const list = arena.allocate(blocks * 4);
    const flags = arena.allocate(blocks * 4);
    const rows = arena.allocate(blocks * 4 * T.ROWS);
    set(T.B_LIST, list);
    set(T.B_FLAGS, flags);
    set(T.B_ROWS, rows);
    set(T.B_ROOM, blocks);
    return { list, flags, rows };
  }

  function addBlock(): number {
    const block = used.length;
    if (block === room) growTables();
    const address = arena.allocate(T.BLOCK_BYTES);
    const { i32 } = arena.views;
    i32.fill(0, address >> 2, (address + T.BLOCK_BYTES) >> 2);
    i32[(tables.list >> 2) + block] = address;
    i32[(tables.flags >> 2) + block] = 0;
    for (let row = 0; row < T.ROWS; row++) i32[(tables.rows >> 2) + row * room + block] = 0;
    used.push(0);
    return block;
  }

  function growTables(): void {
    const old = tables;
    const oldRoom = room;
    const next = openTables(room * 2);
    conceptRows.grow(room, room * 2);
    tellRows();
    room *= 2;
    tables = next;
    const { i32 } = arena.views;
    i32.copyWithin(next.list >> 2, old.list >> 2, (old.list >> 2) + oldRoom);
    i32.copyWithin(next.flags >> 2, old.flags >> 2, (old.flags >> 2) + oldRoom);
    for (let row = 0; row < T.ROWS; row++) {
      const from = (old.rows >> 2) + row * oldRoom;
      i32.copyWithin((next.rows >> 2) + row * room, from, from + oldRoom);
    }
    arena.release(old.list, oldRoom * 4);
    arena.release(old.flags, oldRoom * 4);
    arena.release(old.rows, oldRoom * 4 * T.ROWS);
  }

  function countIn(block: number, change: number): void {
    used[block] = (used[block] ?? 0) + change;
    slots += change;
  }

  function hasRoom(block: number): boolean {
    return (used[block] ?? L.SLOTS) < L.SLOTS;
  }

  /** A block of the build near the one that has the key. */
  function roomNear(own: number): number | undefined {
    if (own < 0) return undefined;
    for (const off of offsets) {
      const block = own + off;
      if (block >= 0 && block < keys.length && hasRoom(block)) return block;
    }
    return undefined;
  }

  function spareBlock(): number {
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
      const anywhere = used.findIndex((many) => many < L.SLOTS);
      if (anywhere >= 0) return anywhere;
      throw error;
    }
  }

  /** Whether the block is one in which a record of that key may stand; a spare one is where there is no room near. */
  function isAmong(block: number, own: number): boolean {
    if (block < keys.length) return Math.abs(block - own) <= farthest;
    return roomNear(own) === undefined;
  }

  /** The block that was filled last. */
  function countBuilt(): void {
    if (built > 0) kernel.countSlots(at, used.length - 1);
    built = 0;
  }

  function leave(): void {
    if (vacated === none) return;
    kernel.emptySlot(at, vacated);
    const block = vacated >> L.SLOTS_LOG;
    vacated = none;
    countIn(block, -1);
    if (block >= keys.length && used[block] === L.SLOTS - 1) open.push(block);
  }

  return {
    map,
    conceptRows,
    slotsIn: (slice) => arena.views.i32[((at + T.B_COUNTS) >> 2) + slice] ?? 0,
    get count() {
      return used.length;
    },
    get slots() {
      return slots;
    },
    tables: () => ({
      list: tables.list,
      flags: tables.flags,
      row: (row) => tables.rows + row * room * 4,
    }),
    keysOf(records) {
      arena.views.i32.set(records, (at + T.B_RECORDS) >> 2);
      kernel.sortKeysOf(at, records.length);
      const first = (at + T.B_KEYS) >> 2;
      return arena.views.u32.subarray(first, first + records.length);
    },
    append(records) {
      for (let n = 0; n < records.length;) {
        if (built === filledTo || used.length === 0) {
          countBuilt();
          addBlock();
          keys.push(kernel.sortKeyOf(records[n] ?? 0) >>> 0);
          built = 0;
        }
        const some = Math.min(records.length - n, filledTo - built);
        const { i32 } = arena.views;
        const list = (at + T.B_RECORDS) >> 2;
        for (let m = 0; m < some; m++) i32[list + m] = records[n + m] ?? 0;
        const block = used.length - 1;
        kernel.fillSlots(at, some, block * L.SLOTS + built);
        countIn(block, some);
        built += some;
        n += some;
      }
    },
    endBuild: countBuilt,
    needsFor(records) {
      const missing = records - (used.length * L.SLOTS - slots);
      if (missing <= 0) return 0;
      const more = Math.ceil(missing / L.SLOTS);
      let tableRoom = room;
      let bytes = more * (T.BLOCK_BYTES + 64);
      while (tableRoom < used.length + more) {
        tableRoom *= 2;
        bytes += tableBytes(tableRoom) + bytesOfRows(tableRoom) + 256;
      }
      return bytes;
    },
    vacate(rec) {
      kernel.noteRecord(at, rec);
      vacated = arena.views.i32[(rec + L.R_SLOT) >> 2] ?? none;
    },
    place(rec) {
      const own = lastAtMost(keys, kernel.sortKeyOf(rec) >>> 0);
      if (vacated !== none && isAmong(vacated >> L.SLOTS_LOG, own)) {
        const slot = vacated;
        vacated = none;
        return kernel.refillSlot(at, rec, slot) === 1;
      }
      leave();
      const block = roomNear(own) ?? spareBlock();
      kernel.fillSlot(at, rec, kernel.freeSlotIn(at, block));
      countIn(block, 1);
      return true;
    },
    leave,
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
