import { isPlainUuid, writeUuid } from "./candidate-id.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import { bytesOf } from "./record-fields.ts";

/**
 * Addresses of records by candidate: an open hash table beside the memory, 4 bytes a place, 19 of 20 taken before it grows. In
 * an entry four bits of the hash stand where an address has zeros, so that next to no other candidate's record is looked at.
 */
export interface RecordTable {
  /** 0: not there. */
  find(candidateId: string): number;
  /** By the four numbers of the id, where they stand. */
  findAt(words: Uint32Array, at: number): number;
  /** Of a record that is in memory already, and whose candidate is not in the table. */
  add(rec: number): void;
  /** The record of the same candidate stands elsewhere now. */
  move(from: number, to: number): void;
  /** The entries themselves, 0 where there is nobody; another array when it has grown. */
  readonly table: Int32Array;
  readonly size: number;
  readonly bytes: number;
  /** By how much it grows when one more is added. */
  readonly nextGrowth: number;
  /** By how much it grows when it is time. */
  readonly growthBytes: number;
}

/** How full a table is that is made for so many, before it grows, and where there is no room to grow. */
const filled = { first: 0.85, most: 0.95, atLast: 0.98 };
const growth = 1.5;
/** Entries whose records are looked at together when it grows. */
const fetched = 512;
const tagBits = -0x7fff_fff9;

/** The address in an entry of the table. */
export function recordIn(entry: number): number {
  return entry & ~tagBits;
}

const wanted = new Uint32Array(4);

/** `hasRoom` tells whether it may take so many bytes more. */
export function createRecordTable(
  arena: Arena,
  hasRoom: (bytes: number) => boolean,
  expected = 0,
): RecordTable {
  let entries = new Int32Array(Math.max(64, Math.ceil(expected / filled.first)));
  let size = 0;
  /** Whoever is found is often moved next. */
  let lastFound = 0;

  /** Ids are random, but a seeded test's may not be: all four numbers take part. */
  function hashOf(words: Uint32Array, at: number): number {
    let hash = 0;
    for (let n = 0; n < 4; n++) hash = Math.imul(hash ^ (words[at + n] ?? 0), 0x9e37_79b1) >>> 0;
    return (hash ^ (hash >>> 15)) >>> 0;
  }

  function startOf(hash: number): number {
    return Math.floor((hash / 2 ** 32) * entries.length);
  }

  function tagOf(hash: number): number {
    return (hash ^ (hash << 28)) & tagBits;
  }

  function placeOf(words: Uint32Array, at: number): number {
    const { u32 } = arena.views;
    const hash = hashOf(words, at);
    const tag = tagOf(hash);
    const { length } = entries;
    for (let place = startOf(hash); ; place = place + 1 === length ? 0 : place + 1) {
      const entry = entries[place] ?? 0;
      if (entry === 0) return place;
      if ((entry & tagBits) !== tag) continue;
      const id = (recordIn(entry) + L.R_ID) >> 2;
      let n = 0;
      while (n < 4 && u32[id + n] === words[at + n]) n++;
      if (n === 4) return place;
    }
  }

  function found(place: number): number {
    lastFound = place;
    return recordIn(entries[place] ?? 0);
  }

  function growthBytes(): number {
    return Math.ceil(entries.length * growth) * 4 - entries.byteLength;
  }

  /** 0: there is a place for one more. */
  function nextGrowth(): number {
    const next = size + 1;
    if (next <= entries.length * filled.most) return 0;
    const more = growthBytes();
    return next > entries.length * filled.atLast || hasRoom(more) ? more : 0;
  }

  /** Without a look at the others: it is not there. */
  function insert(rec: number): void {
    const hash = hashOf(arena.views.u32, (rec + L.R_ID) >> 2);
    const { length } = entries;
    let place = startOf(hash);
    while (entries[place] !== 0) place = place + 1 === length ? 0 : place + 1;
    entries[place] = rec | tagOf(hash);
  }

  function grow(more: number): void {
    const old = entries;
    entries = new Int32Array(old.length + more / 4);
    for (let from = 0; from < old.length; from += fetched) {
      const some = old.subarray(from, from + fetched);
      fetch(some);
      for (const entry of some) if (entry !== 0) insert(recordIn(entry));
    }
  }

  /** Asks memory for all these ids side by side, before it waits for each; written somewhere, or it would not be done. */
  function fetch(some: Int32Array): void {
    const { u32 } = arena.views;
    let touched = 0;
    for (const entry of some) touched ^= u32[(recordIn(entry) + L.R_ID) >> 2] ?? 0;
    wanted[0] = touched;
  }

  return {
    find(candidateId) {
      if (!isPlainUuid(candidateId)) return 0;
      writeUuid(candidateId, wanted, 0);
      return found(placeOf(wanted, 0));
    },
    findAt: (words, at) => found(placeOf(words, at)),
    add(rec) {
      const more = nextGrowth();
      if (more > 0) grow(more);
      insert(rec);
      size += 1;
    },
    move(from, to) {
      const isLast = recordIn(entries[lastFound] ?? 0) === from;
      const place = isLast ? lastFound : placeOf(arena.views.u32, (from + L.R_ID) >> 2);
      entries[place] = to | ((entries[place] ?? 0) & tagBits);
    },
    get table() {
      return entries;
    },
    get size() {
      return size;
    },
    get bytes() {
      return entries.byteLength;
    },
    get growthBytes() {
      return growthBytes();
    },
    get nextGrowth() {
      return nextGrowth();
    },
  };
}

export function hasProfile(arena: Arena, rec: number): boolean {
  return bytesOf(arena.views, rec) > L.R_BARE_BYTES;
}
