import type { Dictionaries } from "./dictionary.ts";
import { isSearched, type Expected, type Generation } from "./generation.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import { afterPlacesOf } from "./record-places.ts";
import { hasProfile } from "./record-table.ts";
import { createSliceMap, type SliceMap } from "./slice-map.ts";
import { sortKeyOf } from "./slices-of-record.ts";
import { sortRecords } from "./sort-records.ts";

/** Looking at a record takes so much less than copying one. */
const quicker = 32;
/** After so many rounds of changes the rest is taken over in one go, so that a rebuild ends however fast they come. */
const roundsAtMost = 64;

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
  const { searched, others } = yield* collect(from, portion * quicker);
  const sorted = yield* sortByPlace(from.arena, searched, portion);
  const map = createSliceMap(yield* commonestOf(from.arena, { sorted, names, portion }));
  const next = open({ records: from.records.size, slots: sorted.length }, map);
  next.arena.reserve(Math.floor(from.arena.sizes().used * 1.02));
  let copied = 0;
  for (const list of [sorted, others])
    for (const rec of list) {
      const to = next.copy(from.arena, rec);
      // What it was when it was looked at may have changed in its place.
      if (list === sorted && hasProfile(next.arena, to) && isSearched(next.arena, to))
        next.append(to);
      if (++copied % portion === 0) yield;
    }
  yield* takeOver(next, { from, changed, portion });
  next.question.growPoints();
  return next;
}

function* collect({ arena, records }: Generation, portion: number) {
  const searched: number[] = [];
  const others: number[] = [];
  let looked = 0;
  for (const rec of records.records()) {
    (hasProfile(arena, rec) && isSearched(arena, rec) ? searched : others).push(rec);
    if (++looked % portion === 0) yield;
  }
  return { searched: Int32Array.from(searched), others };
}

function* sortByPlace(arena: Arena, records: Int32Array<ArrayBuffer>, portion: number) {
  const keys = new Uint32Array(records.length);
  for (const [at, rec] of records.entries()) {
    // One that was taken out meanwhile has no places any more; where it goes does not matter.
    keys[at] = hasProfile(arena, rec) ? sortKeyOf(arena.views, rec) : 0;
    if ((at + 1) % portion === 0) yield;
  }
  return yield* sortRecords(records, keys, portion * quicker);
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
        const bytes = arena.views.i32[(rec + L.R_BYTES) >> 2] ?? 0;
        const words = arena.views.u32.subarray(rec >> 2, (rec + bytes) >> 2);
        next.store({ words, bytes }, next.records.findAt(arena.views.u32, id));
      }
      if (!isLast && (at + 1) % portion === 0) yield;
    }
  }
}

/** Occupations and skills by how many wish for them. */
function* commonestOf(
  arena: Arena,
  { sorted, names, portion }: Pick<Rebuilding, "names" | "portion"> & { sorted: Int32Array },
) {
  const occupations = new Uint32Array(names.occupations.size);
  const skills = new Uint32Array(names.skills.size);
  let looked = 0;
  for (const rec of sorted) {
    if (++looked % portion === 0) yield;
    if (!hasProfile(arena, rec)) continue;
    const { views } = arena;
    let at = afterPlacesOf(views, rec) >> 2;
    const wished = views.u8[rec + L.R_OCCUPATIONS] ?? 0;
    for (let n = 0; n < wished; n++, at++) count(occupations, (views.i32[at] ?? 0) >>> 4);
    const able = views.u8[rec + L.R_SKILLS] ?? 0;
    for (let n = 0; n < able; n++, at++) count(skills, (views.i32[at] ?? 0) >>> 7);
  }
  return { occupations: byCount(occupations), skills: byCount(skills) };
}

/** What was named for the first time since the beginning has no place to count in. */
function count(counts: Uint32Array, number: number): void {
  if (number < counts.length) counts[number] = (counts[number] ?? 0) + 1;
}

function byCount(counts: Uint32Array): number[] {
  return Array.from(counts, (times, number) => ({ times, number }))
    .toSorted((a, b) => b.times - a.times || a.number - b.number)
    .map(({ number }) => number);
}

/** Everybody who waits, in the order of a build. */
export function pendingInOrder({ arena, records }: Generation): Int32Array {
  const waiting = Int32Array.from(
    [...records.records()].filter(
      (rec) => (arena.views.i32[(rec + L.R_SLOT) >> 2] ?? 0) === L.PENDING_SLOT,
    ),
  );
  return atOnce(sortByPlace(arena, waiting, waiting.length + 1));
}

/** Runs to the end without a pause. */
function atOnce<Result>(parts: Generator<void, Result>): Result {
  for (;;) {
    const { done, value } = parts.next();
    if (done === true) return value;
  }
}
