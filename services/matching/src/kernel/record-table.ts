import { isPlainUuid, writeUuid } from "./candidate-id.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";

/** Addresses of records by candidate: an open hash table beside the memory, 4 bytes a place, at most two thirds full. */
export interface RecordTable {
  /** 0: not there. */
  find(candidateId: string): number;
  /** By the four numbers of the id, where they stand. */
  findAt(words: Uint32Array, at: number): number;
  /** Of a record that is in memory already, and not in the table. */
  add(rec: number): void;
  /** The record of the same candidate stands elsewhere now. */
  move(from: number, to: number): void;
  records(): Iterable<number>;
  /** The places themselves, 0 where there is nobody; another array when it has grown. */
  readonly table: Int32Array;
  readonly size: number;
  readonly bytes: number;
  /** By how much it grows when one more is added. */
  readonly nextGrowth: number;
}

const wanted = new Uint32Array(4);

export function createRecordTable(arena: Arena, expected = 0): RecordTable {
  let places = new Int32Array(sizeFor(expected));
  let size = 0;

  /** Ids are random, but a seeded test's may not be: all four numbers take part. */
  function startOf(words: Uint32Array, at: number): number {
    let hash = 0;
    for (let n = 0; n < 4; n++) hash = Math.imul(hash ^ (words[at + n] ?? 0), 0x9e37_79b1) >>> 0;
    return (hash ^ (hash >>> 15)) & (places.length - 1);
  }

  function placeOf(words: Uint32Array, at: number): number {
    const { u32 } = arena.views;
    for (let place = startOf(words, at); ; place = (place + 1) & (places.length - 1)) {
      const rec = places[place] ?? 0;
      if (rec === 0) return place;
      const id = rec >> 2;
      let n = 0;
      while (n < 4 && u32[id + n] === words[at + n]) n++;
      if (n === 4) return place;
    }
  }

  function isFull(): boolean {
    return size * 3 >= places.length * 2;
  }

  function insert(rec: number): void {
    places[placeOf(arena.views.u32, rec >> 2)] = rec;
  }

  return {
    find(candidateId) {
      if (!isPlainUuid(candidateId)) return 0;
      writeUuid(candidateId, wanted, 0);
      return places[placeOf(wanted, 0)] ?? 0;
    },
    findAt: (words, at) => places[placeOf(words, at)] ?? 0,
    add(rec) {
      if (isFull()) {
        const old = places;
        places = new Int32Array(places.length * 2);
        for (const one of old) if (one !== 0) insert(one);
      }
      insert(rec);
      size += 1;
    },
    move(from, to) {
      const place = placeOf(arena.views.u32, from >> 2);
      places[place] = to;
    },
    *records() {
      for (const rec of places) if (rec !== 0) yield rec;
    },
    get table() {
      return places;
    },
    get size() {
      return size;
    },
    get bytes() {
      return places.byteLength;
    },
    get nextGrowth() {
      return isFull() ? places.byteLength : 0;
    },
  };
}

function sizeFor(expected: number): number {
  let size = 64;
  while (size * 2 < expected * 3) size *= 2;
  return size;
}

export function hasProfile(arena: Arena, rec: number): boolean {
  return (arena.views.i32[(rec + L.R_BYTES) >> 2] ?? 0) > L.R_BARE_BYTES;
}
