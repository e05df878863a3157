import type { Dictionaries } from "./dictionary.ts";
import { bytesOfBlocks } from "./blocks.ts";
import { isSearched, touch, type Expected, type Generation } from "./generation.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { bytesOf, occupationListOf, occupationsOf, skillsOf } from "./record-fields.ts";
import { hasProfile, recordIn } from "./record-table.ts";
import { createSliceMap, type SliceMap } from "./slice-map.ts";
import { sortRecords } from "./sort-records.ts";

/** After so many rounds of changes the rest is taken over in one go, so that a rebuild ends however fast they come. */
const roundsAtMost = 64;
/** Looking at a record takes so much less than copying one, and sorting one again so much less. */
const quicker = { look: 4, sort: 32 };
/** For what a question writes before it is asked. */
const questionBytes = 131_072;

interface Rebuilding {
  readonly from: Generation;
  readonly names: Dictionaries;
  readonly open: (expected: Expected, map: SliceMap) => Generation;
  /** Addresses in `from` of records that were written since the beginning; more are added between two pauses. */
  readonly changed: number[];
  /** So many records are copied between two pauses; so few changes at the end are taken over without one. */
  readonly portion: number;
}

/**
 * Sorts everybody of one generation into another, and takes over what changed meanwhile. Pauses often; what is asked or
 * changed in a pause, is of `from`. Until it has ended `from` must be frozen: a released record keeps its bytes.
 */
export function* rebuildInParts({
  from,
  names,
  open,
  changed,
  portion,
}: Rebuilding): Generator<void, Generation> {
  const { searched, keys, others, ...counted } = yield* collect({ from, names, portion });
  const sorted = yield* sortRecords(searched, keys, portion * quicker.sort);
  const map = createSliceMap(counted);
  yield;
  const next = open({ records: from.records.size, slots: sorted.length }, map);
  yield;
  next.arena.fit(counted.bytes + bytesOfBlocks(sorted.length) + questionBytes);
  yield;
  for (const list of [sorted, others])
    for (let at = 0; at < list.length; at += portion) {
      // What it was when it was looked at may have changed in its place.
      next.copy(from.arena, list.subarray(at, at + portion));
      yield;
    }
  next.endBuild();
  yield* takeOver(next, { from, changed, portion });
  next.growPoints();
  return next;
}

/** Those who are searched for with their keys, all others, and what the build has to know of all of them. */
function* collect({ from, names, portion }: Pick<Rebuilding, "from" | "names" | "portion">) {
  const { length } = from.records.table;
  const census = createCensus(from, names);
  const some = Math.min(T.PORTION, portion * quicker.look);
  for (let place = 0; place < length; place += some) {
    census.look(place, Math.min(length, place + some));
    yield;
  }
  return census.taken();
}

/** Looks at the records of a table as it stands; a function without pauses runs several times as fast as one with them. */
function createCensus({ arena, records, blocks }: Generation, names: Dictionaries) {
  const { table } = records;
  const searched = new Int32Array(table.length);
  const keys = new Uint32Array(table.length);
  const others = new Int32Array(table.length);
  const occupations = new Uint32Array(names.occupations.size);
  const skills = new Uint32Array(names.skills.size);
  let found = 0;
  let left = 0;
  let bytes = 0;

  /** Asks memory for all of them side by side, before it waits for each. Returns what must be written somewhere. */
  function fetch(from: number, to: number): number {
    const { views } = arena;
    let touched = 0;
    for (let at = from; at < to; at++) {
      const rec = recordIn(table[at] ?? 0);
      // Nobody's address is 0, where no length stands.
      bytes += bytesOf(views, rec);
      touched ^= touch(views.i32, rec);
    }
    return touched;
  }

  function divide(from: number, to: number): void {
    for (let at = from; at < to; at++) {
      const rec = recordIn(table[at] ?? 0);
      if (rec === 0) continue;
      if (hasProfile(arena, rec) && isSearched(arena, rec)) searched[found++] = rec;
      else others[left++] = rec;
    }
  }

  function countWishes(from: number, to: number): void {
    const { views } = arena;
    for (let at = from; at < to; at++) {
      const rec = searched[at] ?? 0;
      let half = occupationListOf(views, rec) >> 1;
      for (let n = occupationsOf(views, rec); n > 0; n--)
        countIn(occupations, views.u16[half++] ?? 0);
      for (let n = skillsOf(views, rec); n > 0; n--) countIn(skills, views.u16[half++] ?? 0);
    }
  }

  return {
    look(from: number, to: number): void {
      const first = found;
      keys[found] = fetch(from, to);
      divide(from, to);
      keys.set(blocks.keysOf(searched.subarray(first, found)), first);
      countWishes(first, found);
    },
    taken: () => ({
      searched: searched.slice(0, found),
      keys: keys.slice(0, found),
      others: others.subarray(0, left),
      bytes,
      occupations,
      skills,
    }),
  };
}

/** Takes over changes until none is left; the last of them without a pause, so that none is missed. */
function* takeOver(
  next: Generation,
  { from, changed, portion }: Pick<Rebuilding, "from" | "changed" | "portion">,
) {
  const { arena } = from;
  for (let round = 0; changed.length > 0; round++) {
    const some = changed.splice(0);
    const isLast = some.length < portion || round >= roundsAtMost;
    for (const [at, rec] of some.entries()) {
      const id = (rec + L.R_ID) >> 2;
      // It was written once more since, elsewhere: that change comes later.
      if (from.records.findAt(arena.views.u32, id) === rec) {
        const bytes = bytesOf(arena.views, rec);
        const words = arena.views.u32.subarray(rec >> 2, (rec + bytes) >> 2);
        next.store({ words, bytes }, next.records.findAt(arena.views.u32, id));
      }
      if (!isLast && (at + 1) % portion === 0) yield;
    }
  }
}

/** What was named for the first time since the beginning has no place to count in. */
function countIn(counts: Uint32Array, number: number): void {
  if (number < counts.length) counts[number] = (counts[number] ?? 0) + 1;
}

/** Everybody who waits, in the order of a build. */
export function pendingInOrder({ arena, records, blocks }: Generation): Int32Array {
  const waiting = Int32Array.from(records.table, recordIn).filter(
    (rec) => rec !== 0 && arena.views.i32[(rec + L.R_SLOT) >> 2] === L.PENDING_SLOT,
  );
  const keys = new Uint32Array(waiting.length);
  for (let at = 0; at < waiting.length; at += T.PORTION)
    keys.set(blocks.keysOf(waiting.subarray(at, at + T.PORTION)), at);
  return atOnce(sortRecords(waiting, keys, waiting.length + 1));
}

/** Runs to the end without a pause. */
function atOnce<Result>(parts: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
  }
}
