import * as B from "./bound-layout.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import {
  LANE_BYTES,
  both,
  countBits,
  differing,
  divide,
  either,
  isNone,
  lanesOf,
  loadI32,
  loadLanes,
  storeI32,
  storeLanes,
  trailingZeros,
  without,
  type i32,
  type Lanes,
} from "./native.ts";

// How high the scores of a block's slots can be: sums of points (question-bounds.ts), of many slots at once, as numbers of
// eight bits in nine sets of slots: one for each bit, and those whose sums ever ran over. Compiled by both kernels: see native.ts.

const BITS_BYTES = 128;
const SET_BYTES = 16;

/** Adds the addend to the sums, writes them to another place or their own, and makes the addend 0. */
function addAddend(sums: i32, addend: i32, after: i32): void {
  let carry = lanesOf(0);
  for (let bit = 0; bit < BITS_BYTES; bit += SET_BYTES) {
    const sum = loadLanes(sums + bit);
    const more = loadLanes(addend + bit);
    const half = differing(sum, more);
    storeLanes(after + bit, differing(half, carry));
    carry = either(both(sum, more), both(half, carry));
    storeLanes(addend + bit, lanesOf(0));
  }
  storeLanes(after + BITS_BYTES, either(loadLanes(sums + BITS_BYTES), carry));
}

/** Makes the addend of some slots so many points. */
function addPoints(addend: i32, has: Lanes, points: i32): void {
  for (let left = points; left !== 0; left &= left - 1) {
    const set = addend + trailingZeros(left) * SET_BYTES;
    storeLanes(set, either(loadLanes(set), has));
  }
}

/** Which slots have so many points at least. */
function thoseFrom(sums: i32, need: i32): Lanes {
  let above = loadLanes(sums + BITS_BYTES);
  if (need >= 256) return above;
  let equal = lanesOf(-1);
  for (let bit = 7; bit >= 0; bit--) {
    const sum = loadLanes(sums + bit * SET_BYTES);
    const asked = lanesOf(-((need >> bit) & 1));
    above = either(above, both(equal, without(sum, asked)));
    equal = without(equal, differing(sum, asked));
  }
  return either(above, equal);
}

function nextChoice(choice: i32): i32 {
  return choice + 4 + loadI32(choice) * B.BOUND_LINE_BYTES;
}

/** Writes what a choice gives: to each slot the points of the first of its lines that the slot is in. */
function choose(choice: i32, at: i32, asked: Lanes, addend: i32): void {
  const end = nextChoice(choice);
  let left = asked;
  for (let line = choice + 4; line < end; line += B.BOUND_LINE_BYTES) {
    const own = both(loadLanes(at + loadI32(line)), loadLanes(at + loadI32(line + 4)));
    const all = both(own, loadLanes(at + loadI32(line + 8)));
    const has = both(left, differing(all, lanesOf(loadI32(line + 12))));
    if (isNone(has)) continue;
    left = without(left, has);
    addPoints(addend, has, loadI32(line + 16));
  }
}

/** Adds up what some choices give; the first of all is the sums themselves. */
function addChoices(from: i32, end: i32, at: i32, asked: Lanes, sums: i32): void {
  const addend = sums + B.BOUND_ADDEND;
  for (let choice = from; choice < end; choice = nextChoice(choice)) {
    choose(choice, at, asked, addend);
    addAddend(sums, addend, sums);
  }
}

/** The skills that a slot has, each with its points. */
function addSkills(here: i32, word: i32, asked: Lanes, sums: i32): void {
  const addend = sums + B.BOUND_ADDEND;
  const end = loadI32(here + L.H_TERMS_END);
  let some = lanesOf(0);
  for (let term = loadI32(here + L.H_OCCUPATIONS_END); term < end; term += 12) {
    const all = both(loadLanes(loadI32(term) + word), loadLanes(loadI32(term + 4) + word));
    const has = both(asked, all);
    if (isNone(has)) continue;
    // A slot has one number in an addend.
    if (!isNone(both(some, has))) {
      addAddend(sums, addend, sums);
      some = lanesOf(0);
    }
    some = either(some, has);
    addPoints(addend, has, loadI32(term + 8) >> 16);
  }
  addAddend(sums, addend, sums);
}

/** Leaves those in a block's mask whose points are enough for the list, or for their own threshold. */
function boundBlock(q: i32, here: i32, mask: i32, listNeed: i32): void {
  const block = loadI32(here + L.H_BLOCK);
  const sums = loadI32(q + B.Q_BOUND_ROOM);
  const choices = loadI32(q + B.Q_BOUND_CHOICES);
  const choicesEnd = loadI32(q + B.Q_BOUND_CHOICES_END);
  const mailedEnd = loadI32(q + B.Q_BOUND_MAILED_END);
  const mailedNeed = loadI32(q + B.Q_BOUND_MAILED_NEED);
  const above = loadI32(q + B.Q_BOUND_ABOVE);
  for (let word = 0; word < L.SLICE_BYTES; word += LANE_BYTES) {
    const asked = loadLanes(mask + word);
    if (isNone(asked)) continue;
    const at = block + word;
    for (let bit = 0; bit < B.BOUND_BYTES; bit += SET_BYTES) storeLanes(sums + bit, lanesOf(0));
    if (choices < choicesEnd) choose(choices, at, asked, sums);
    addChoices(nextChoice(choices), choicesEnd, at, asked, sums);
    addSkills(here, word, asked, sums);
    let kept = lanesOf(0);
    let open = both(asked, loadLanes(at + T.S_ALERTS * L.SLICE_BYTES));
    if (listNeed < B.BOUND_ENDLESS) {
      choose(loadI32(q + B.Q_BOUND_KEEN), at, asked, sums + B.BOUND_ADDEND);
      addAddend(sums, sums + B.BOUND_ADDEND, sums + B.BOUND_LISTED);
      const enough = thoseFrom(sums + B.BOUND_LISTED, listNeed);
      kept = both(loadLanes(at + T.S_RECRUITERS * L.SLICE_BYTES), enough);
      // Whose threshold is not below the floor of the list needs as much.
      if (above >= 0) open = without(open, without(loadLanes(at + above), enough));
      open = without(open, kept);
    }
    if (mailedNeed >= 0 && !isNone(open)) {
      addChoices(loadI32(q + B.Q_BOUND_MAILED), mailedEnd, at, open, sums);
      kept = either(kept, both(open, thoseFrom(sums, mailedNeed)));
    }
    storeLanes(mask + word, both(asked, kept));
  }
}

/** Whether there is anything that a score has to reach. */
export function hasFloor(q: i32): boolean {
  return loadI32(q + L.Q_WANTS_LIST) === 0 || loadI32(q + L.Q_BEST) >= loadI32(q + L.Q_LIMIT);
}

function countIn(mask: i32): i32 {
  let slots = 0;
  for (let word = 0; word < L.SLICE_BYTES; word += 4) slots += countBits(loadI32(mask + word));
  return slots;
}

/** To bound a block costs as much as to judge so many: it is done where it saves more, by what it saved of late. */
const WORTH_BOUNDING = 12;
/** Where it would not, every so manyth block is bounded none the less, to learn whether it would by now. */
const TRIED_EVERY = 16;

function isWorthBounding(q: i32, mask: i32): boolean {
  const slots = countIn(mask);
  if (slots <= WORTH_BOUNDING) return false;
  const asked = loadI32(q + B.Q_BOUND_ASKED);
  if (slots * loadI32(q + B.Q_BOUND_DROPPED) >= WORTH_BOUNDING * asked) return true;
  const passed = loadI32(q + B.Q_BOUND_PASSED) + 1;
  storeI32(q + B.Q_BOUND_PASSED, passed === TRIED_EVERY ? 0 : passed);
  return passed === TRIED_EVERY;
}

/** Leaves those out of some blocks' masks whose scores can not be high enough. */
export function boundBlocks(q: i32, hereList: i32, masks: i32, some: i32): void {
  const hereBytes = loadI32(q + L.Q_HERE_BYTES);
  let chosen = 0;
  for (let n = 0; n < some; n++) {
    if (!isWorthBounding(q, masks + n * L.SLICE_BYTES)) continue;
    chosen |= 1 << n;
    touchBounds(q, loadI32(hereList + n * hereBytes + L.H_BLOCK));
  }
  if (chosen === 0) return;
  const need = needOfList(q);
  let asked = loadI32(q + B.Q_BOUND_ASKED);
  let dropped = loadI32(q + B.Q_BOUND_DROPPED);
  for (let left = chosen; left !== 0; left &= left - 1) {
    const n = trailingZeros(left);
    const mask = masks + n * L.SLICE_BYTES;
    const before = countIn(mask);
    boundBlock(q, hereList + n * hereBytes, mask, need);
    asked += before - (asked >> 3);
    dropped += before - countIn(mask) - (dropped >> 3);
  }
  storeI32(q + B.Q_BOUND_ASKED, asked);
  storeI32(q + B.Q_BOUND_DROPPED, dropped);
}

/** Where the slice begins of those whose thresholds are not below a floor; -1: there is none. */
function thresholdsFrom(floor: i32): i32 {
  if (floor <= B.THRESHOLD_FROM) return B.S_THRESHOLDS * L.SLICE_BYTES;
  const level = divide(floor - B.THRESHOLD_FROM + B.THRESHOLD_STEP - 1, B.THRESHOLD_STEP);
  return level < B.THRESHOLD_LEVELS ? (B.S_THRESHOLDS + level) * L.SLICE_BYTES : -1;
}

/** The points from which on a slot may be among the best, and in the choice by interests those of each line. */
function needOfList(q: i32): i32 {
  if (loadI32(q + L.Q_WANTS_LIST) === 0 || loadI32(q + L.Q_LIMIT) === 0) return B.BOUND_ENDLESS;
  const floor = loadI32(loadI32(q + L.Q_BEST_LIST));
  const interest = loadI32(q + B.Q_BOUND_INTEREST);
  const fits = loadI32(q + B.Q_BOUND_INTEREST_FITS);
  const unit = loadI32(q + B.Q_BOUND_UNIT);
  // Where all interests have faded the factor is absent, and the others must reach the floor alone: as with a fit of the floor.
  const dull = loadI32(fits + B.KEEN_LEVELS * 4);
  const least = dull < floor ? floor : dull;
  let line = loadI32(q + B.Q_BOUND_KEEN) + 4;
  for (let level = 0; level < B.KEEN_LEVELS; level++) {
    const fit = loadI32(fits + level * 4);
    const more = fit < least ? 0 : fit - least;
    storeI32(line + 16, divide(interest * more + unit - 1, unit));
    line += B.BOUND_LINE_BYTES;
  }
  storeI32(q + B.Q_BOUND_ABOVE, thresholdsFrom(floor));
  const rest = loadI32(q + B.Q_BOUND_REST) + interest * least;
  const needed = (2 * floor - 1) * loadI32(q + B.Q_BOUND_WEIGHTS) - 2 * rest;
  return needed <= 0 ? 0 : divide(needed + 2 * unit - 1, 2 * unit);
}

/** Asks memory for the lines that some choices read. */
function touchChoices(block: i32, from: i32, end: i32): i32 {
  let touched = 0;
  let choice = from;
  while (choice < end) {
    const next = choice + 4 + loadI32(choice) * B.BOUND_LINE_BYTES;
    for (let line = choice + 4; line < next; line += B.BOUND_LINE_BYTES)
      touched ^= loadI32(block + loadI32(line)) ^ loadI32(block + loadI32(line + 8));
    choice = next;
  }
  return touched;
}

function touchBounds(q: i32, block: i32): void {
  const own = touchChoices(
    block,
    loadI32(q + B.Q_BOUND_CHOICES),
    loadI32(q + B.Q_BOUND_CHOICES_END),
  );
  const mailed = touchChoices(
    block,
    loadI32(q + B.Q_BOUND_MAILED),
    loadI32(q + B.Q_BOUND_MAILED_END),
  );
  const keen = loadI32(block + B.S_KEEN * L.SLICE_BYTES);
  storeI32(q + L.Q_TOUCHED, own ^ mailed ^ keen);
}
