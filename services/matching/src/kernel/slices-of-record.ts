import { coverCircle, hilbertRank } from "./geography.ts";
import * as B from "./bound-layout.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import {
  divide,
  loadI32,
  loadU16,
  loadU8,
  multiply,
  storeI32,
  type f64,
  type i32,
} from "./native.ts";
import {
  conceptIn,
  contractsIn,
  coordinateIn,
  isRoundedIn,
  languageListIn,
  languagesIn,
  modesIn,
  occupationListIn,
  occupationsIn,
  officeDaysIn,
  placeBytesIn,
  placesIn,
  radiusIn,
  seniorityIn,
  skillListIn,
  skillsIn,
} from "./record-lists.ts";

// What a record amounts to in the blocks. Compiled by both kernels: see native.ts.

function mark(slices: i32, slice: i32): void {
  const at = slices + (slice >> 5) * 4;
  storeI32(at, loadI32(at) | (1 << (slice & 31)));
}

/** Marks those of 32 slices from one on whose bits are set. */
function markSome(slices: i32, first: i32, bits: i32): void {
  const at = slices + (first >> 5) * 4;
  const turn = first & 31;
  storeI32(at, loadI32(at) | (bits << turn));
  if (turn !== 0) storeI32(at + 4, loadI32(at + 4) | (bits >>> (32 - turn)));
}

/** Marks so many slices from one on, fewer than 32. */
function markFirst(slices: i32, first: i32, count: i32): void {
  markSome(slices, first, (1 << count) - 1);
}

function markTerms(slices: i32, rec: i32): void {
  const flags = loadU8(rec + L.R_FLAGS);
  if ((flags & L.FLAG_RECRUITERS) !== 0) mark(slices, T.S_RECRUITERS);
  if ((flags & L.FLAG_ALERTS) !== 0) mark(slices, T.S_ALERTS);
  const contracts = contractsIn(rec);
  if (contracts !== 0) markSome(slices, T.S_CONTRACTS, ~contracts & 63);
  const modes = modesIn(rec);
  if (modes !== 0) markSome(slices, T.S_MODES, ~modes & 7);
  const days = officeDaysIn(rec);
  if (days < 5) markFirst(slices, T.S_OFFICE_DAYS + days, 5 - days);
  const most = loadU8(rec + L.R_HOURS_MAX);
  if (most !== 0) {
    // Whoever works fewer than a level works fewer than those above it.
    const below = levelsUpTo(most, T.HOURS_BELOW, T.HOURS_STEP, T.HOURS_LEVELS);
    markFirst(slices, T.S_HOURS_MAX + below, T.HOURS_LEVELS - below);
    const least = loadU8(rec + L.R_HOURS_MIN);
    const above = levelsUpTo(least - 1, T.HOURS_ABOVE, T.HOURS_STEP, T.HOURS_LEVELS);
    markFirst(slices, T.S_HOURS_MIN, above);
  }
  const pay = loadI32(rec + L.R_PAY);
  if (pay !== -1) {
    const family = (pay & L.PAY_ON_TARGET) === 0 ? T.S_PAY_FIXED : T.S_PAY_ON_TARGET;
    const minimum = pay & L.PAY_MINIMUM;
    const above = levelsUpTo(minimum - 1, T.PAY_ABOVE, T.PAY_STEP, T.PAY_LEVELS);
    markFirst(slices, family, above);
  }
}

/** How many levels are not above a number. */
function levelsUpTo(number: i32, first: i32, step: i32, levels: i32): i32 {
  if (number < first) return 0;
  const count = divide(number - first, step) + 1;
  return count < levels ? count : levels;
}

/** A concept's own slice, or two of the shared ones: as createConceptSlices says. */
function markConcept(
  slices: i32,
  concept: i32,
  known: i32,
  table: i32,
  shared: i32,
  end: i32,
): void {
  const own = concept < known ? loadU16(table + concept * 2) : 0;
  if (own !== 0) {
    mark(slices, own);
    return;
  }
  mark(slices, hashedSlice(concept, T.FIRST_TURN, shared, end));
  mark(slices, hashedSlice(concept, T.SECOND_TURN, shared, end));
}

/** One of the shared slices from one to another, by a hash of the concept. */
export function hashedSlice(concept: i32, turn: i32, shared: i32, end: i32): i32 {
  return shared + ((multiply(concept + turn, -1640531535) >>> 16) % (end - shared));
}

function markConcepts(blocks: i32, slices: i32, rec: i32): void {
  const occupations = occupationListIn(rec);
  const occupationCount = occupationsIn(rec);
  const occupationsKnown = loadI32(blocks + T.B_OCCUPATIONS);
  const occupationTable = loadI32(blocks + T.B_OCCUPATION_TABLE);
  for (let n = 0; n < occupationCount; n++) {
    const concept = conceptIn(occupations, n);
    markConcept(
      slices,
      concept,
      occupationsKnown,
      occupationTable,
      T.S_RARE_OCCUPATIONS,
      T.S_SKILLS,
    );
  }
  const skills = skillListIn(rec);
  const skillCount = skillsIn(rec);
  const skillsKnown = loadI32(blocks + T.B_SKILLS);
  const skillTable = loadI32(blocks + T.B_SKILL_TABLE);
  for (let n = 0; n < skillCount; n++) {
    const concept = conceptIn(skills, n);
    markConcept(slices, concept, skillsKnown, skillTable, T.S_RARE_SKILLS, T.S_BOUNDS);
  }
}

/** A level of interests, from 0 on: the sums above which one is keen, keener and so on. */
export function keenAbove(level: i32): i32 {
  return B.KEEN_FROM + 2 * level + ((level * level) >> 2);
}

/** What tells how high a score can be. */
function markBounds(slices: i32, rec: i32): void {
  const flags = loadU8(rec + L.R_FLAGS);
  if (occupationsIn(rec) === 0) mark(slices, B.S_NO_OCCUPATIONS);
  if (skillsIn(rec) === 0) mark(slices, B.S_NO_SKILLS);
  const sum = loadU8(rec + L.R_INTEREST_SUM);
  for (let level = 0; level < B.KEEN_LEVELS; level++)
    if (sum > keenAbove(level)) mark(slices, B.S_KEEN + level);
  mark(slices, B.S_SENIORITIES + seniorityIn(rec));
  const family = flags & 3;
  if (family === 1 || family === 2) mark(slices, B.S_FAMILIES + family - 1);
  if ((flags & L.FLAG_ALERTS) !== 0) {
    const threshold = loadU16(rec + L.R_THRESHOLD);
    const levels = levelsUpTo(threshold, B.THRESHOLD_FROM, B.THRESHOLD_STEP, B.THRESHOLD_LEVELS);
    markFirst(slices, B.S_THRESHOLDS, levels);
  }
  const occupations = occupationListIn(rec);
  const count = occupationsIn(rec);
  const weights = skillListIn(rec) + skillsIn(rec) * 2 + languagesIn(rec) * 2;
  const highest = loadU8(rec + L.R_HIGHEST_WISHES) & 15;
  for (let n = 0; n < count; n++) {
    const shared = conceptIn(occupations, n) & (B.STRONG_SLICES - 1);
    const weight = loadU8(weights + n) * 10;
    if (weight >= highest * B.STRONG_TENTHS) mark(slices, B.S_STRONG + shared);
    if (weight >= highest * B.VERY_STRONG_TENTHS) mark(slices, B.S_VERY_STRONG + shared);
  }
}

function markLanguages(blocks: i32, slices: i32, rec: i32): void {
  const count = languagesIn(rec);
  if (count === 0) return;
  const list = languageListIn(rec);
  for (let n = 0; n < T.LANGUAGES; n++) {
    const sliced = loadI32(blocks + T.B_LANGUAGES + n * 4);
    let has = -1;
    for (let own = 0; own < count; own++) {
      const language = loadU16(list + own * 2);
      if (language >> 3 === sliced && (language & 7) > has) has = language & 7;
    }
    markFirst(slices, T.S_LANGUAGES + n * T.LEVELS + has + 1, T.LEVELS - 1 - has);
  }
}

function markPlaces(outline: i32, rec: i32): void {
  const places = placesIn(rec);
  const cover = outline + T.O_COVER;
  for (let row = 0; row < T.ROWS; row++) storeI32(cover + row * 4, places === 0 ? -1 : 0);
  const isRounded = isRoundedIn(rec);
  const placeBytes = placeBytesIn(isRounded);
  for (let n = 0; n < places; n++) {
    const place = rec + L.R_LISTS + n * placeBytes;
    const x: f64 = coordinateIn(place, 0, isRounded);
    const y: f64 = coordinateIn(place, 1, isRounded);
    const z: f64 = coordinateIn(place, 2, isRounded);
    coverCircle(cover, x, y, z, radiusIn(place, isRounded));
  }
  let columns = 0;
  for (let from = 0; from < T.ROWS; from += 32) {
    let rows = 0;
    for (let row = from; row < from + 32 && row < T.ROWS; row++) {
      const bits = loadI32(cover + row * 4);
      columns |= bits;
      rows |= (bits === 0 ? 0 : 1) << (row & 31);
    }
    markSome(outline + T.O_SLICES, T.S_ROWS + from, rows);
  }
  markSome(outline + T.O_SLICES, T.S_COLUMNS, columns);
}

/** Writes what a record amounts to. */
export function outlineRecord(blocks: i32, rec: i32, outline: i32): void {
  const slices = outline + T.O_SLICES;
  for (let word = 0; word < T.O_WORDS; word++) storeI32(slices + word * 4, 0);
  markTerms(slices, rec);
  markConcepts(blocks, slices, rec);
  markLanguages(blocks, slices, rec);
  markBounds(slices, rec);
  markPlaces(outline, rec);
  const flags = loadU8(rec + L.R_FLAGS);
  const modes = modesIn(rec);
  let taken = modes === 0 ? 7 : modes;
  if ((flags & L.FLAG_RECRUITERS) !== 0) taken |= T.BLOCK_RECRUITERS;
  if ((flags & L.FLAG_ALERTS) !== 0) taken |= T.BLOCK_ALERTS;
  storeI32(outline + T.O_FLAGS, taken);
}

/** Farther apart the wished places are a class of their own: their blocks lie everywhere. */
const scatteredChord = 30.0 / 6371.0;
const scatteredKind = 6;

function radiusKindOf(km: i32): i32 {
  if (km <= 12) return 1;
  if (km <= 22) return 2;
  if (km <= 35) return 3;
  return km <= 55 ? 4 : 5;
}

function isApart(a: f64, b: f64): boolean {
  return a - b > scatteredChord || b - a > scatteredChord;
}

/**
 * What the slots are sorted by: who takes remote work, then how far a candidate looks, then where: neighbours in a block
 * are then near or far together. 32 bits, unsigned.
 */
export function sortKeyOf(rec: i32): i32 {
  const modes = modesIn(rec);
  const remote = modes === 0 || (modes & 4) !== 0 ? 1 : 0;
  const places = placesIn(rec);
  if (places === 0) return remote << 31;
  const isRounded = isRoundedIn(rec);
  const placeBytes = placeBytesIn(isRounded);
  const first = rec + L.R_LISTS;
  const x: f64 = coordinateIn(first, 0, isRounded);
  const y: f64 = coordinateIn(first, 1, isRounded);
  const z: f64 = coordinateIn(first, 2, isRounded);
  let widest = radiusIn(first, isRounded);
  let scattered = false;
  for (let n = 1; n < places; n++) {
    const place = first + n * placeBytes;
    const radius = radiusIn(place, isRounded);
    if (radius > widest) widest = radius;
    if (
      isApart(coordinateIn(place, 0, isRounded), x) ||
      isApart(coordinateIn(place, 1, isRounded), y) ||
      isApart(coordinateIn(place, 2, isRounded), z)
    )
      scattered = true;
  }
  const kind = scattered ? scatteredKind : radiusKindOf(widest);
  return (remote << 31) | (kind << 28) | hilbertRank(x, y, z);
}

/** Writes the keys of the first so many of the listed records. */
export function sortKeysOf(blocks: i32, count: i32): void {
  for (let n = 0; n < count; n++) {
    const rec = loadI32(blocks + T.B_RECORDS + n * 4);
    storeI32(blocks + T.B_KEYS + n * 4, sortKeyOf(rec));
  }
}
