import { boundBlocks, hasFloor } from "./bounds.ts";
import { maskBlock, takeSlots } from "./filter-plain.ts";
import { judgeRecord } from "./judge.ts";
import * as L from "./layout.ts";
import { isBelowUnsigned, loadI32, loadU16, loadU8, storeI32, type i32 } from "./native.ts";

// The way of one question through the blocks. Compiled by both kernels: see native.ts.

/** Whether a is worse than b: a lower score, of equal ones the later id. */
function isWorse(scoreA: i32, recA: i32, scoreB: i32, recB: i32): boolean {
  if (scoreA !== scoreB) return scoreA < scoreB;
  for (let word = 0; word < 16; word += 4) {
    const a = loadI32(recA + L.R_ID + word);
    const b = loadI32(recB + L.R_ID + word);
    if (a !== b) return isBelowUnsigned(b, a);
  }
  return false;
}

/** Keeps the best so many in a heap whose root is the worst of them. */
function keepBest(q: i32, score: i32, rec: i32): void {
  const list = loadI32(q + L.Q_BEST_LIST);
  const count = loadI32(q + L.Q_BEST);
  const limit = loadI32(q + L.Q_LIMIT);
  if (count < limit) {
    let at = count;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const parentScore = loadI32(list + parent * 8);
      const parentRec = loadI32(list + parent * 8 + 4);
      if (!isWorse(score, rec, parentScore, parentRec)) break;
      storeI32(list + at * 8, parentScore);
      storeI32(list + at * 8 + 4, parentRec);
      at = parent;
    }
    storeI32(list + at * 8, score);
    storeI32(list + at * 8 + 4, rec);
    storeI32(q + L.Q_BEST, count + 1);
    return;
  }
  if (limit === 0 || isWorse(score, rec, loadI32(list), loadI32(list + 4))) return;
  let at = 0;
  while (true) {
    let child = at * 2 + 1;
    if (child >= count) break;
    if (
      child + 1 < count &&
      isWorse(
        loadI32(list + child * 8 + 8),
        loadI32(list + child * 8 + 12),
        loadI32(list + child * 8),
        loadI32(list + child * 8 + 4),
      )
    )
      child += 1;
    const childScore = loadI32(list + child * 8);
    const childRec = loadI32(list + child * 8 + 4);
    if (!isWorse(childScore, childRec, score, rec)) break;
    storeI32(list + at * 8, childScore);
    storeI32(list + at * 8 + 4, childRec);
    at = child;
  }
  storeI32(list + at * 8, score);
  storeI32(list + at * 8 + 4, rec);
}

/** A floor that no score reaches. */
const UNREACHABLE = 10001;

/** Judges so many candidates: first asks memory for all their records, then looks at them. */
export function judgeCandidates(q: i32, count: i32): void {
  const list = loadI32(q + L.Q_CANDIDATE_LIST);
  let touched = 0;
  for (let n = 0; n < count; n++) {
    const rec = loadI32(list + n * 4);
    touched ^=
      loadI32(rec + L.R_PAY) ^ loadI32(rec + L.R_LISTS + 40) ^ loadI32(rec + L.R_LISTS + 72);
  }
  storeI32(q + L.Q_TOUCHED, touched);
  const wantsList = loadI32(q + L.Q_WANTS_LIST) !== 0;
  const wantsAlerts = loadI32(q + L.Q_WANTS_ALERTS) !== 0;
  const limit = loadI32(q + L.Q_LIMIT);
  const worst = loadI32(q + L.Q_BEST_LIST);
  for (let n = 0; n < count; n++) {
    const rec = loadI32(list + n * 4);
    const flags = loadU8(rec + L.R_FLAGS);
    const isListed = wantsList && (flags & L.FLAG_RECRUITERS) !== 0;
    const isAlerted = wantsAlerts && (flags & L.FLAG_ALERTS) !== 0;
    if (!isListed && !isAlerted) continue;
    const threshold = loadU16(rec + L.R_THRESHOLD);
    // Below this a score changes nothing.
    let floor = UNREACHABLE;
    if (isListed)
      floor = loadI32(q + L.Q_BEST) < limit ? 0 : limit === 0 ? UNREACHABLE : loadI32(worst);
    if (isAlerted && threshold < floor) floor = threshold;
    const score = judgeRecord(rec, q, floor);
    if (score < 0) continue;
    if (isListed) {
      storeI32(q + L.Q_ELIGIBLE, loadI32(q + L.Q_ELIGIBLE) + 1);
      keepBest(q, score, rec);
    }
    if (isAlerted && score >= threshold) {
      const alerts = loadI32(q + L.Q_ALERTS);
      const at = loadI32(q + L.Q_ALERT_LIST) + alerts * 8;
      storeI32(at, score);
      storeI32(at + 4, rec);
      storeI32(q + L.Q_ALERTS, alerts + 1);
    }
  }
}

/** Whether anybody in the block can be near enough, and takes what is offered. */
function mayFit(q: i32, block: i32): boolean {
  const needed = loadI32(q + L.Q_BLOCK_FLAGS_NEEDED);
  if ((loadI32(loadI32(q + L.Q_BLOCK_FLAGS) + block * 4) & needed) !== needed) return false;
  const cells = loadI32(q + L.Q_CELLS);
  if (cells === 0) return true;
  const list = loadI32(q + L.Q_CELL_LIST);
  for (let n = 0; n < cells; n++) {
    const row = loadI32(loadI32(list + n * 8) + block * 4);
    if (((row >>> loadI32(list + n * 8 + 4)) & 1) !== 0) return true;
  }
  return false;
}

/**
 * Lists those of the vacancy's occupations and skills that anybody in the block has. False: nobody there can have an
 * occupation or enough skills.
 */
function listTerms(q: i32, block: i32, at: i32, here: i32): boolean {
  const word = (block >> 5) * 4;
  const bit = block & 31;
  const first = here + L.H_TERMS;
  let to = first;
  let term = loadI32(q + L.Q_OCCUPATION_LIST);
  for (let n = loadI32(q + L.Q_OCCUPATION_TERMS); n > 0; n--) {
    storeI32(to, at + loadI32(term));
    storeI32(to + 4, at + loadI32(term + 4));
    // Kept by going on behind it, so that there is no branch to guess wrong.
    to += ((loadI32(loadI32(term + 8) + word) >>> bit) & 1) * 8;
    term += 12;
  }
  const occupationsEnd = to;
  let slack = -loadI32(q + L.Q_SKILL_LEAST);
  term = loadI32(q + L.Q_SKILL_LIST);
  for (let n = loadI32(q + L.Q_SKILL_TERMS); n > 0; n--) {
    const weight = loadI32(term + 12);
    storeI32(to, at + loadI32(term));
    storeI32(to + 4, at + loadI32(term + 4));
    storeI32(to + 8, weight);
    const has = (loadI32(loadI32(term + 8) + word) >>> bit) & 1;
    to += has * 12;
    slack += has * (weight & L.GATE_WEIGHT);
    term += 16;
  }
  storeI32(here + L.H_OCCUPATIONS_END, occupationsEnd);
  storeI32(here + L.H_TERMS_END, to);
  storeI32(here + L.H_SKILLS_END, slack < 0 ? occupationsEnd : to);
  storeI32(here + L.H_SLACK, slack);
  storeI32(here + L.H_BLOCK, at);
  return slack >= 0 || occupationsEnd !== first;
}

/** Asks memory for every line that the filter reads of a block: all at once, where the filter waits for one before the next. */
function touchSlices(q: i32, here: i32): void {
  const at = loadI32(here + L.H_BLOCK);
  let touched = 0;
  let group = loadI32(q + L.Q_POSITIVE_LIST);
  for (let n = loadI32(q + L.Q_POSITIVE); n > 0; n--) {
    const end = group + 4 + loadI32(group) * 8;
    for (let term = group + 4; term < end; term += 4) touched ^= loadI32(at + loadI32(term));
    group = end;
  }
  group = loadI32(q + L.Q_NEGATIVE_LIST);
  for (let n = loadI32(q + L.Q_NEGATIVE); n > 0; n--) {
    const end = group + 4 + loadI32(group) * 4;
    for (let term = group + 4; term < end; term += 4) touched ^= loadI32(at + loadI32(term));
    group = end;
  }
  const skills = loadI32(here + L.H_OCCUPATIONS_END);
  for (let term = here + L.H_TERMS; term < skills; term += 4) touched ^= loadI32(loadI32(term));
  const end = loadI32(here + L.H_SKILLS_END);
  for (let term = skills; term < end; term += 12)
    touched ^= loadI32(loadI32(term)) ^ loadI32(loadI32(term + 4));
  storeI32(q + L.Q_TOUCHED, touched);
}

/**
 * Looks through the blocks from one on, and returns the first that it did not look at: the number of blocks when it is
 * through, less when the room for alerts may run out.
 */
export function findIn(q: i32, from: i32): i32 {
  const blocks = loadI32(q + L.Q_BLOCKS);
  const list = loadI32(q + L.Q_BLOCK_LIST);
  const room = loadI32(q + L.Q_ALERT_ROOM);
  const masks = loadI32(q + L.Q_MASK_LIST);
  const hereList = loadI32(q + L.Q_HERE_LIST);
  const hereBytes = loadI32(q + L.Q_HERE_BYTES);
  const isBounded = loadI32(q + L.Q_COUNTS) === 0;
  const batch = isBounded ? loadI32(q + L.Q_LIMIT) : L.BATCH;
  let visited = loadI32(q + L.Q_VISITED);
  let candidates = 0;
  let block = from;
  while (block < blocks) {
    let some = 0;
    while (block < blocks && some < L.AHEAD) {
      const here = hereList + some * hereBytes;
      if (mayFit(q, block) && listTerms(q, block, loadI32(list + block * 4), here)) {
        touchSlices(q, here);
        some += 1;
      }
      block += 1;
    }
    visited += some;
    for (let n = 0; n < some; n++)
      maskBlock(q, hereList + n * hereBytes, masks + n * L.SLICE_BYTES);
    if (isBounded && hasFloor(q)) boundBlocks(q, hereList, masks, some);
    for (let n = 0; n < some; n++) {
      const at = loadI32(hereList + n * hereBytes + L.H_BLOCK);
      candidates = takeSlots(q, at, masks + n * L.SLICE_BYTES, candidates);
      if (candidates > (hasFloor(q) ? L.BATCH : batch)) {
        judgeAll(q, candidates);
        candidates = 0;
      }
    }
    if (loadI32(q + L.Q_ALERTS) + L.BATCH + L.SLOTS * L.AHEAD > room) break;
  }
  storeI32(q + L.Q_VISITED, visited);
  judgeAll(q, candidates);
  return block;
}

function judgeAll(q: i32, candidates: i32): void {
  storeI32(q + L.Q_CANDIDATES, loadI32(q + L.Q_CANDIDATES) + candidates);
  judgeCandidates(q, candidates);
}
