import * as L from "./layout.ts";
import { loadI32, storeI32, trailingZeros, type i32 } from "./native.ts";

/**
 * Adds the records of a block whose slices do not rule them out to the candidates, and returns how many there are then.
 * Looks at 32 slots at a time; the WebAssembly kernel has its own of 128.
 */
export function filterBlock(q: i32, block: i32, before: i32): i32 {
  const positive = loadI32(q + L.Q_POSITIVE);
  const positiveList = loadI32(q + L.Q_POSITIVE_LIST);
  const negative = loadI32(q + L.Q_NEGATIVE);
  const negativeList = loadI32(q + L.Q_NEGATIVE_LIST);
  const occupations = loadI32(q + L.Q_OCCUPATION_TERMS);
  const occupationList = loadI32(q + L.Q_OCCUPATION_LIST);
  const skills = loadI32(q + L.Q_SKILL_TERMS);
  const skillList = loadI32(q + L.Q_SKILL_LIST);
  const prefix = loadI32(q + L.Q_SKILL_PREFIX);
  const least = loadI32(q + L.Q_SKILL_LEAST);
  const candidateList = loadI32(q + L.Q_CANDIDATE_LIST);
  const pointers = block + L.POINTERS;
  let candidates = before;
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
    if (mask === 0) continue;
    let own = 0;
    const occupationEnd = occupationList + occupations * 8;
    for (let term = occupationList; term < occupationEnd; term += 8)
      own |= loadI32(at + loadI32(term)) & loadI32(at + loadI32(term + 4));
    let gate = own;
    if (skills > 0) {
      let some = 0;
      const prefixEnd = skillList + prefix * 12;
      for (let term = skillList; term < prefixEnd; term += 12)
        some |= loadI32(at + loadI32(term)) & loadI32(at + loadI32(term + 4));
      if ((some & mask & ~own) !== 0) gate |= enoughSkills(at, skillList, skills, least) & some;
    }
    mask &= gate;
    group = negativeList;
    for (let n = 0; n < negative && mask !== 0; n++) {
      const end = group + 4 + loadI32(group) * 4;
      let all = mask;
      for (let term = group + 4; term < end; term += 4) all &= loadI32(at + loadI32(term));
      mask &= ~all;
      group = end;
    }
    while (mask !== 0) {
      const slot = word * 8 + trailingZeros(mask);
      storeI32(candidateList + candidates * 4, loadI32(pointers + slot * L.POINTER_BYTES));
      candidates += 1;
      mask &= mask - 1;
    }
  }
  return candidates;
}

/** Which of 32 slots have skills whose weights sum to at least so much: one adder of seven bits for all of them at once. */
function enoughSkills(at: i32, list: i32, count: i32, least: i32): i32 {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let s4 = 0;
  let s5 = 0;
  let s6 = 0;
  const end = list + count * 12;
  for (let term = list; term < end; term += 12) {
    const has = loadI32(at + loadI32(term)) & loadI32(at + loadI32(term + 4));
    if (has === 0) continue;
    const weight = loadI32(term + 8);
    let carry = 0;
    if ((weight & 1) !== 0) {
      carry = s0 & has;
      s0 ^= has;
    }
    let sum = s1 ^ carry;
    let next = s1 & carry;
    if ((weight & 2) !== 0) {
      next |= sum & has;
      sum ^= has;
    }
    s1 = sum;
    carry = next;
    sum = s2 ^ carry;
    next = s2 & carry;
    if ((weight & 4) !== 0) {
      next |= sum & has;
      sum ^= has;
    }
    s2 = sum;
    carry = next;
    next = s3 & carry;
    s3 ^= carry;
    carry = next;
    next = s4 & carry;
    s4 ^= carry;
    carry = next;
    next = s5 & carry;
    s5 ^= carry;
    // Beyond 127 it stays there: more than any threshold that is asked.
    s6 |= next;
  }
  let above = 0;
  let equal = -1;
  const bit6 = (least & 64) !== 0 ? -1 : 0;
  above |= equal & s6 & ~bit6;
  equal &= ~(s6 ^ bit6);
  const bit5 = (least & 32) !== 0 ? -1 : 0;
  above |= equal & s5 & ~bit5;
  equal &= ~(s5 ^ bit5);
  const bit4 = (least & 16) !== 0 ? -1 : 0;
  above |= equal & s4 & ~bit4;
  equal &= ~(s4 ^ bit4);
  const bit3 = (least & 8) !== 0 ? -1 : 0;
  above |= equal & s3 & ~bit3;
  equal &= ~(s3 ^ bit3);
  const bit2 = (least & 4) !== 0 ? -1 : 0;
  above |= equal & s2 & ~bit2;
  equal &= ~(s2 ^ bit2);
  const bit1 = (least & 2) !== 0 ? -1 : 0;
  above |= equal & s1 & ~bit1;
  equal &= ~(s1 ^ bit1);
  const bit0 = (least & 1) !== 0 ? -1 : 0;
  above |= equal & s0 & ~bit0;
  equal &= ~(s0 ^ bit0);
  return above | equal;
}
