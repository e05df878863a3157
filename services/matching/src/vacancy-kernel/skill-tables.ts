import { valueOn } from "../domain/curve.ts";
import { wishStrengths } from "../domain/factors/wish-strength.ts";
import { entryOf, shareOf } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { Dictionary } from "../kernel/dictionary.ts";
import { LEVEL_BITS } from "./record-layout.ts";

/**
 * Skills have many numbers and a profile names few: a small table by their number says which of the profile's own it is, and
 * what that one fits and how much interest there is in it stands by its own number. 0: none of them.
 */
export interface SkillTables {
  readonly own: Uint8Array;
  /** By own number and level asked. */
  readonly fits: Int32Array;
  /** By own number: decayed interest. */
  readonly interest: Int32Array;
}

/** 24 wishes and 40 interests at most, and none. */
const ownMaximum = 65;
const levels = 1 << LEVEL_BITS;

/** Fills the tables for one profile after the other. */
export function createSkillTables(numbers: Dictionary, model: Model) {
  let own = new Uint8Array(64);
  const fits = new Int32Array(ownMaximum << LEVEL_BITS);
  const interest = new Int32Array(ownMaximum);
  const marked: number[] = [];

  /** The own number of a skill; 0 when no vacancy names it. */
  function take(concept: string): number {
    const number = numbers.find(concept);
    if (number < 0) return 0;
    const known = own[number] ?? 0;
    if (known > 0) return known;
    marked.push(number);
    own[number] = marked.length;
    return marked.length;
  }

  function clear(): void {
    for (const number of marked) own[number] = 0;
    marked.length = 0;
    fits.fill(0);
    interest.fill(0);
    if (own.length < numbers.size) own = new Uint8Array(numbers.size * 2);
  }

  return {
    ask({ skills, interests }: ScoredProfile, day: number): SkillTables {
      clear();
      const strengths = wishStrengths(skills, model);
      for (const { concept, level: has } of skills) {
        const number = take(concept);
        if (number === 0) continue;
        for (let asked = 0; asked < levels; asked++) {
          const short = has === undefined || asked === 0 ? 0 : Math.max(0, asked - has);
          const byLevel = entryOf(model.skills.levelShort, short);
          fits[(number << LEVEL_BITS) | asked] = shareOf(byLevel, strengths.get(concept) ?? 0);
        }
      }
      for (const one of interests.skills) {
        const weight = remainingOf(one, day, model);
        const number = weight === 0 ? 0 : take(one.concept);
        if (number > 0) interest[number] = (interest[number] ?? 0) + weight;
      }
      return { own, fits, interest };
    },
  };
}

type Interest = ScoredProfile["interests"]["skills"][number];

/** What is left of an interest on a day. */
export function remainingOf(
  { rawWeight, lastDay }: Pick<Interest, "rawWeight" | "lastDay">,
  day: number,
  model: Model,
): number {
  return Math.floor((rawWeight * valueOn(model.interest.decayByDays, day - lastDay)) / 100);
}
