import { fullFit } from "../domain/fit.ts";
import { readUuids } from "./candidate-id.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";

/** Makes an answer of one hit; `rec` is the address of the record. */
export type TellHit<Of> = (id: string, version: number, score: number, rec: number) => Of;

/** What the kernel found, taken out of its lists: of one question after the other. */
export interface HitList {
  clear(): void;
  /** Adds so many pairs of score and address, from a list of the kernel's. */
  take(views: Views, list: number, hits: number): void;
  /** Everybody by rank: the highest score first, of equal ones the first id. */
  inOrder<Of>(views: Views, tell: TellHit<Of>): Of[];
}

/** A key is a number of 53 bits: the score, the beginning of the id, the place in the list. */
const idBits = 14;
const idRange = 2 ** idBits;
const placeRange = 2 ** 25;
/** Room for so many stays when more were found once. */
const roomKept = 16_384;

export function createHitList(): HitList {
  let count = 0;
  let scratch = scratchFor(256);

  function makeRoom(needed: number): void {
    if (needed <= scratch.room) return;
    const { pairs } = scratch;
    scratch = scratchFor(Math.max(needed, scratch.room * 2));
    scratch.pairs.set(pairs);
  }

  return {
    clear() {
      count = 0;
      if (scratch.room > roomKept) scratch = scratchFor(roomKept);
    },
    take({ i32 }, list, hits) {
      makeRoom(count + hits);
      const { pairs } = scratch;
      const from = list >> 2;
      const to = count * 2;
      for (let n = 0; n < hits * 2; n++) pairs[to + n] = i32[from + n] ?? 0;
      count += hits;
    },
    inOrder(views, tell) {
      readIds(views, scratch, count);
      rank(scratch, count);
      const { pairs, ids, order } = scratch;
      const texts = readUuids(ids, count);
      const told = [];
      for (let n = 0; n < count; n++) {
        const place = order[n] ?? 0;
        const rec = pairs[place * 2 + 1] ?? 0;
        const version = views.f64[(rec + L.R_VERSION) >> 3] ?? 0;
        told.push(tell(texts[place] ?? "", version, pairs[place * 2] ?? 0, rec));
      }
      return told;
    },
  };
}

type Scratch = ReturnType<typeof scratchFor>;

function scratchFor(room: number) {
  return {
    room,
    /** Score and address of each. */
    pairs: new Int32Array(room * 2),
    ids: new Uint32Array(room * 4),
    keys: new Float64Array(room),
    /** Places in the list, by rank. */
    order: new Uint32Array(room),
  };
}

/** All ids at once, in the order in which they were found: so memory is asked for them side by side. */
function readIds({ u32 }: Views, { pairs, ids, keys }: Scratch, count: number): void {
  for (let n = 0; n < count; n++) {
    const id = ((pairs[n * 2 + 1] ?? 0) + L.R_ID) >> 2;
    for (let word = 0; word < 4; word++) ids[n * 4 + word] = u32[id + word] ?? 0;
    const below = fullFit - (pairs[n * 2] ?? 0);
    const start = (ids[n * 4] ?? 0) >>> (32 - idBits);
    keys[n] = (below * idRange + start) * placeRange + n;
  }
}

/** By keys as numbers; only whom these do not tell apart are compared by their whole ids. */
function rank({ ids, keys, order }: Scratch, count: number): void {
  keys.subarray(0, count).sort();
  const byId = (a: number, b: number) => compareIds(ids, a, b);
  let start = 0;
  for (let n = 0; n < count; n++) {
    const key = keys[n] ?? 0;
    const beforePlace = Math.floor(key / placeRange);
    order[n] = key - beforePlace * placeRange;
    if (n + 1 < count && Math.floor((keys[n + 1] ?? 0) / placeRange) === beforePlace) continue;
    if (n > start) order.subarray(start, n + 1).sort(byId);
    start = n + 1;
  }
}

function compareIds(ids: Uint32Array, a: number, b: number): number {
  for (let word = 0; word < 4; word++) {
    const difference = (ids[a * 4 + word] ?? 0) - (ids[b * 4 + word] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
