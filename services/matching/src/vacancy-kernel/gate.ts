import type { Model } from "../domain/model.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ConceptNumbers } from "./concept-numbers.ts";
import { wordsOfChunk } from "./region-slots.ts";
import { clearBit, longer, setBit, type SlotSet, type SlotSets } from "./slot-sets.ts";

/** Vacancies by the wishes that meet their occupations, and by the skills that they ask. */
export interface GateSets {
  readonly occupations: SlotSets;
  readonly skills: SlotSets;
}

/** Finds whose work may overlap: an occupation, or enough skills. It lets too many through, never too few. */
export interface Gate {
  /** Writes the slots of these chunks that may overlap and are in `used`; returns how many. */
  pass(profile: ScoredProfile, chunks: Chunks, slots: Int32Array): number;
  grow(words: number): void;
}

interface Chunks {
  readonly chunks: Int32Array;
  readonly count: number;
  readonly used: Int32Array;
}

export function createGate(model: Model, numbers: ConceptNumbers, sets: GateSets): Gate {
  const { matches, fit } = model.skills.overlap;
  /** More than two matches are counted by whoever judges. */
  const skillsNeeded = Math.min(2, Math.max(matches, fit > 0 ? 1 : 0));
  let byOccupation = new Int32Array(0);
  let once = new Int32Array(0);
  let twice = new Int32Array(0);

  const setsOf = (wishes: readonly { concept: string }[], kind: keyof GateSets) =>
    wishes.flatMap(({ concept }) => {
      const number = numbers[kind].find(concept);
      const set = number < 0 ? undefined : sets[kind].of(number);
      return set === undefined || set.count === 0 ? [] : [set];
    });

  /** Those that are lists are laid out as bits; returns those that are bits already. */
  function layOut(occupations: readonly SlotSet[], skills: readonly SlotSet[]) {
    for (const { bits, list, count } of occupations)
      if (bits === undefined) for (let n = 0; n < count; n++) setBit(byOccupation, list[n] ?? 0);
    for (const { bits, list, count } of skills)
      if (bits === undefined) for (let n = 0; n < count; n++) countSlot(list[n] ?? 0);
    const bitsOf = (some: readonly SlotSet[]) => some.flatMap(({ bits }) => bits ?? []);
    return { occupations: bitsOf(occupations), skills: bitsOf(skills) };
  }

  function countSlot(slot: number): void {
    const word = slot >>> 5;
    const bit = 1 << (slot & 31);
    const first = once[word] ?? 0;
    twice[word] = (twice[word] ?? 0) | (first & bit);
    once[word] = first | bit;
  }

  function clear(occupations: readonly SlotSet[], skills: readonly SlotSet[]): void {
    for (const { bits, list, count } of occupations)
      if (bits === undefined) for (let n = 0; n < count; n++) clearBit(byOccupation, list[n] ?? 0);
    for (const { bits, list, count } of skills) {
      if (bits !== undefined) continue;
      for (let n = 0; n < count; n++) {
        clearBit(once, list[n] ?? 0);
        clearBit(twice, list[n] ?? 0);
      }
    }
  }

  /** The slots of a word with enough skills. */
  function withSkills(word: number, skills: readonly Int32Array[]): number {
    let first = once[word] ?? 0;
    let second = twice[word] ?? 0;
    for (const bits of skills) {
      const more = bits[word] ?? 0;
      second |= first & more;
      first |= more;
    }
    if (skillsNeeded === 2) return second;
    return skillsNeeded === 1 ? first : -1;
  }

  return {
    pass(profile, { chunks, count, used }, slots) {
      const wished = setsOf(profile.occupations, "occupations");
      const able = setsOf(profile.skills, "skills");
      const dense = layOut(wished, able);
      const hasSkills = profile.skills.length > 0;
      let passed = 0;
      for (let n = 0; n < count; n++) {
        const from = (chunks[n] ?? 0) * wordsOfChunk;
        for (let word = from; word < from + wordsOfChunk; word++) {
          let may = hasSkills ? withSkills(word, dense.skills) : 0;
          may |= byOccupation[word] ?? 0;
          for (const bits of dense.occupations) may |= bits[word] ?? 0;
          may &= used[word] ?? 0;
          for (; may !== 0; may &= may - 1)
            slots[passed++] = word * 32 + 31 - Math.clz32(may & -may);
        }
      }
      clear(wished, able);
      return passed;
    },
    grow(words) {
      byOccupation = longer(byOccupation, words);
      once = longer(once, words);
      twice = longer(twice, words);
    },
  };
}
