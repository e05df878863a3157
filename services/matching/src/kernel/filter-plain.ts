import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { loadI32, storeI32, trailingZeros, type i32 } from "./native.ts";

/**
 * Writes which slots of a block its slices do not rule out, by the terms that were listed for it (find.ts). Looks at 32
 * slots at a time; the WebAssembly kernel has its own that looks at all.
 */
export function maskBlock(q: i32, here: i32, to: i32): void {
  const block = loadI32(here + L.H_BLOCK);
  const positive = loadI32(q + L.Q_POSITIVE);
  const positiveList = loadI32(q + L.Q_POSITIVE_LIST);
  const negative = loadI32(q + L.Q_NEGATIVE);
  const negativeList = loadI32(q + L.Q_NEGATIVE_LIST);
  const occupationList = here + L.H_TERMS;
  const skillList = loadI32(here + L.H_OCCUPATIONS_END);
  const skillEnd = loadI32(here + L.H_SKILLS_END);
  const slackAll = loadI32(here + L.H_SLACK);
  const least = loadI32(q + L.Q_SKILL_LEAST);
  for (let word = 0; word < L.SLICE_BYTES; word += 4) {
    const at = block + word;
    let mask = -1;
    let group = positiveList;
    for (let n = 0; n < positive && mask !== 0; n++) {
      const end = group + 4 + loadI32(group) * 8;
      let any = 0;
      for (let term = group + 4; term < end; term += 8)
        any |= loadI32(at + loadI32(term)) & loadI32(at + loadI32(term + 4));
      mask &= any;
      group = end;
    }
    group = negativeList;
    for (let n = 0; n < negative && mask !== 0; n++) {
      const end = group + 4 + loadI32(group) * 4;
      let all = mask;
      for (let term = group + 4; term < end; term += 4) all &= loadI32(at + loadI32(term));
      mask &= ~all;
      group = end;
    }
    if (mask !== 0) {
      let gate = 0;
      for (let term = occupationList; term < skillList; term += 8)
        gate |= loadI32(loadI32(term) + word) & loadI32(loadI32(term + 4) + word);
      if (skillEnd !== skillList) {
        // Everybody with enough has one of the first: the others do not weigh enough.
        let some = 0;
        let slack = slackAll;
        for (let term = skillList; slack >= 0; term += 12) {
          some |= loadI32(loadI32(term) + word) & loadI32(loadI32(term + 4) + word);
          slack -= loadI32(term + 8) & L.GATE_WEIGHT;
        }
        some &= mask & ~gate;
        if (some !== 0) gate |= some & enoughSkills(word, skillList, skillEnd, least);
      }
      mask &= gate;
    }
    storeI32(to + word, mask);
  }
}

/** Adds the records of a block's slots to the candidates, and returns how many there are then. */
export function takeSlots(q: i32, block: i32, mask: i32, before: i32): i32 {
  const list = loadI32(q + L.Q_CANDIDATE_LIST);
  let at = list + before * 4;
  for (let word = 0; word < L.SLICE_BYTES; word += 4) {
    let left = loadI32(mask + word);
    const pointers = block + T.POINTERS + word * 8 * T.POINTER_BYTES;
    while (left !== 0) {
      storeI32(at, loadI32(pointers + trailingZeros(left) * T.POINTER_BYTES));
      at += 4;
      left &= left - 1;
    }
  }
  return (at - list) >> 2;
}

/**
 * Which of 32 slots have skills whose weights sum to at least so much: one adder of seven bits for all of them at once,
 * which begins so far below 128 that it runs over.
 */
function enoughSkills(word: i32, list: i32, end: i32, least: i32): i32 {
  const from = 128 - least;
  let s0 = -(from & 1);
  let s1 = -((from >> 1) & 1);
  let s2 = -((from >> 2) & 1);
  let s3 = -((from >> 3) & 1);
  let s4 = -((from >> 4) & 1);
  let s5 = -((from >> 5) & 1);
  let s6 = -((from >> 6) & 1);
  let enough = 0;
  for (let term = list; term < end; term += 12) {
    const has = loadI32(loadI32(term) + word) & loadI32(loadI32(term + 4) + word);
    if (has === 0) continue;
    const weight = loadI32(term + 8);
    const w0 = has & -(weight & 1);
    const w1 = has & -((weight >> 1) & 1);
    const w2 = has & -((weight >> 2) & 1);
    let carry = s0 & w0;
    s0 ^= w0;
    let sum = s1 ^ w1;
    let next = (s1 & w1) | (sum & carry);
    s1 = sum ^ carry;
    carry = next;
    sum = s2 ^ w2;
    next = (s2 & w2) | (sum & carry);
    s2 = sum ^ carry;
    carry = next;
    next = s3 & carry;
    s3 ^= carry;
    carry = next;
    next = s4 & carry;
    s4 ^= carry;
    carry = next;
    next = s5 & carry;
    s5 ^= carry;
    carry = next;
    next = s6 & carry;
    s6 ^= carry;
    enough |= next;
  }
  return enough;
}
