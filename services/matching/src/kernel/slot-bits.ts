import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { countBits, loadI32, storeI32, trailingZeros, type i32 } from "./native.ts";
import {
  conceptIn,
  occupationListIn,
  occupationsIn,
  skillListIn,
  skillsIn,
} from "./record-lists.ts";
import { outlineRecord } from "./slices-of-record.ts";

// The bits of slots. Compiled by both kernels: see native.ts.

const slotsPerWord = 32;

function blockOf(blocks: i32, slot: i32): i32 {
  return loadI32(loadI32(blocks + T.B_LIST) + (slot >> L.SLOTS_LOG) * 4);
}

/** Makes a slot that has the bits of one outline have those of another. */
function changeBits(blocks: i32, slot: i32, before: i32, after: i32): void {
  const within = slot & (L.SLOTS - 1);
  const at = blockOf(blocks, slot) + (within >> 5) * 4;
  const bit = 1 << (within & (slotsPerWord - 1));
  for (let word = 0; word < T.O_WORDS; word++) {
    const had = loadI32(before + T.O_SLICES + word * 4);
    const has = loadI32(after + T.O_SLICES + word * 4);
    for (let left = had ^ has; left !== 0; left &= left - 1) {
      const n = trailingZeros(left);
      const slice = word * 32 + n;
      const where = at + slice * L.SLICE_BYTES;
      const count = blocks + T.B_COUNTS + slice * 4;
      storeI32(where, loadI32(where) ^ bit);
      storeI32(count, loadI32(count) + 1 - ((had >>> n) & 1) * 2);
    }
  }
}

/** Adds what an outline has to the union that its block is skipped by. Whether that grew. */
function joinBlock(blocks: i32, block: i32, outline: i32): boolean {
  let grew = false;
  const flags = loadI32(blocks + T.B_FLAGS) + block * 4;
  const known = loadI32(flags);
  const all = known | loadI32(outline + T.O_FLAGS);
  if (all !== known) {
    storeI32(flags, all);
    grew = true;
  }
  const apart = loadI32(blocks + T.B_ROOM) * 4;
  let cell = loadI32(blocks + T.B_ROWS) + block * 4;
  for (let row = 0; row < T.ROWS; row++, cell += apart) {
    const bits = loadI32(outline + T.O_COVER + row * 4);
    if (bits === 0) continue;
    const has = loadI32(cell);
    if ((has | bits) === has) continue;
    storeI32(cell, has | bits);
    grew = true;
  }
  return grew;
}

function markRow(blocks: i32, row: i32, block: i32): void {
  const rows = loadI32(blocks + T.B_CONCEPT_ROWS);
  const at = rows + row * loadI32(blocks + T.B_CONCEPT_ROW_BYTES) + (block >> 5) * 4;
  const has = loadI32(at);
  const bit = 1 << (block & 31);
  if ((has & bit) === 0) storeI32(at, has | bit);
}

/** Somebody in the block has the occupation. */
export function markOccupation(blocks: i32, occupation: i32, block: i32): void {
  markRow(blocks, occupation & (T.OCCUPATION_ROWS - 1), block);
}

/** Somebody in the block has the skill. */
export function markSkill(blocks: i32, skill: i32, block: i32): void {
  markRow(blocks, T.OCCUPATION_ROWS + (skill & (T.SKILL_ROWS - 1)), block);
}

function markConceptsOf(blocks: i32, rec: i32, block: i32): void {
  const occupations = occupationListIn(rec);
  const wished = occupationsIn(rec);
  for (let n = 0; n < wished; n++) markOccupation(blocks, conceptIn(occupations, n), block);
  const skills = skillListIn(rec);
  const able = skillsIn(rec);
  for (let n = 0; n < able; n++) markSkill(blocks, conceptIn(skills, n), block);
}

function pointTo(blocks: i32, slot: i32, rec: i32): void {
  const pointers = blockOf(blocks, slot) + T.POINTERS;
  storeI32(pointers + (slot & (L.SLOTS - 1)) * T.POINTER_BYTES, rec);
}

/** Sets the bits of an outline in a slot that has none, and leaves it to `countSlots` to count them. */
function setBits(blocks: i32, slot: i32, outline: i32): void {
  const within = slot & (L.SLOTS - 1);
  const at = blockOf(blocks, slot) + (within >> 5) * 4;
  const bit = 1 << (within & (slotsPerWord - 1));
  for (let word = 0; word < T.O_WORDS; word++) {
    const slices = at + word * 32 * L.SLICE_BYTES;
    for (let left = loadI32(outline + T.O_SLICES + word * 4); left !== 0; left &= left - 1) {
      const where = slices + trailingZeros(left) * L.SLICE_BYTES;
      storeI32(where, loadI32(where) | bit);
    }
  }
}

/** Counts the bits of a block that was filled by `fillSlots`. */
export function countSlots(blocks: i32, block: i32): void {
  const at = blockOf(blocks, block << L.SLOTS_LOG);
  for (let slice = 0; slice < T.SLICES; slice++) {
    const first = at + slice * L.SLICE_BYTES;
    let bits = 0;
    for (let word = 0; word < L.SLICE_BYTES; word += 4) bits += countBits(loadI32(first + word));
    const count = blocks + T.B_COUNTS + slice * 4;
    storeI32(count, loadI32(count) + bits);
  }
}

function joinRecord(blocks: i32, rec: i32, slot: i32): void {
  const outline = blocks + T.B_AFTER;
  joinBlock(blocks, slot >> L.SLOTS_LOG, outline);
  markConceptsOf(blocks, rec, slot >> L.SLOTS_LOG);
  pointTo(blocks, slot, rec);
  storeI32(rec + L.R_SLOT, slot);
}

/** Gives a record a slot that is free. */
export function fillSlot(blocks: i32, rec: i32, slot: i32): void {
  outlineRecord(blocks, rec, blocks + T.B_AFTER);
  changeBits(blocks, slot, blocks + T.B_NOBODY, blocks + T.B_AFTER);
  joinRecord(blocks, rec, slot);
}

/** Gives the first so many of the listed records the slots from one on, of one block of a build; `countSlots` comes after. */
export function fillSlots(blocks: i32, count: i32, first: i32): void {
  for (let n = 0; n < count; n++) {
    const rec = loadI32(blocks + T.B_RECORDS + n * 4);
    outlineRecord(blocks, rec, blocks + T.B_AFTER);
    setBits(blocks, first + n, blocks + T.B_AFTER);
    joinRecord(blocks, rec, first + n);
  }
}

/** Notes the slices of a record in a slot, before it is overwritten. */
export function noteRecord(blocks: i32, rec: i32): void {
  outlineRecord(blocks, rec, blocks + T.B_BEFORE);
}

/** Gives the slot of the record that was noted to the one in its place. 1: the block lets through more than before. */
export function refillSlot(blocks: i32, rec: i32, slot: i32): i32 {
  const outline = blocks + T.B_AFTER;
  outlineRecord(blocks, rec, outline);
  changeBits(blocks, slot, blocks + T.B_BEFORE, outline);
  markConceptsOf(blocks, rec, slot >> L.SLOTS_LOG);
  pointTo(blocks, slot, rec);
  storeI32(rec + L.R_SLOT, slot);
  return joinBlock(blocks, slot >> L.SLOTS_LOG, outline) ? 1 : 0;
}

/** Frees the slot of the record that was noted. */
export function emptySlot(blocks: i32, slot: i32): void {
  changeBits(blocks, slot, blocks + T.B_BEFORE, blocks + T.B_NOBODY);
  pointTo(blocks, slot, 0);
}

/** The first slot of a block in which there is nobody; -1: there is none. Who has a slot, has a purpose. */
export function freeSlotIn(blocks: i32, block: i32): i32 {
  const at = blockOf(blocks, block << L.SLOTS_LOG);
  for (let word = 0; word < L.SLICE_BYTES; word += 4) {
    const recruiters = loadI32(at + T.S_RECRUITERS * L.SLICE_BYTES + word);
    const free = ~(recruiters | loadI32(at + T.S_ALERTS * L.SLICE_BYTES + word));
    if (free !== 0) return (block << L.SLOTS_LOG) + word * 8 + trailingZeros(free);
  }
  return -1;
}
