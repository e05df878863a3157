import { competencies } from "@raakvlak/contracts";
import { entryOf, fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import { familyNumbers } from "./vacancy-records.ts";

const yearsMaximum = 60;
const seniorities = 5;
const families = 3;

/** Fits by what a vacancy asks; -1: absent on the profile's side. */
export interface ExperienceTables {
  readonly bySeniority: Int32Array;
  readonly byYears: Int32Array;
  /** By family number. */
  readonly byFamily: Int32Array;
  /** By competency. */
  readonly evidence: Int32Array;
  readonly isAssessed: boolean;
}

/** There are few seniorities, years and families to have: their tables are made once. */
export function createExperienceTables({ experience }: Model) {
  const { seniorityAbove, seniorityBelow, yearsShort } = experience;
  const tables = (count: number, size: number, fit: (has: number, asked: number) => number) =>
    Array.from({ length: count }, (_, has) =>
      Int32Array.from({ length: size }, (__, asked) => fit(has, asked)),
    );
  const bySeniority = tables(seniorities + 1, seniorities + 1, (has, asked) =>
    has < asked ? entryOf(seniorityBelow, asked - has) : entryOf(seniorityAbove, has - asked),
  );
  const byYears = tables(yearsMaximum + 1, yearsMaximum + 1, (has, asked) =>
    entryOf(yearsShort, Math.max(0, asked - has)),
  );
  const byFamily = tables(families, families, (has, asked) => {
    if (asked === familyNumbers.unknown) return -1;
    return has === asked ? fullFit : 0;
  });
  const either = Int32Array.of(-1, fullFit, fullFit);
  const none = new Int32Array(yearsMaximum + 1).fill(-1);
  const evidence = new Int32Array(competencies.length);

  return (profile: ScoredProfile): ExperienceTables => {
    const { seniority, yearsOfExperience: years, roleFamily } = profile;
    for (const [n, competency] of competencies.entries())
      evidence[n] = entryOf(experience.evidence, profile.competencies[competency] ?? 0);
    const familyTable = () => {
      if (roleFamily === undefined) return none;
      return roleFamily === "either" ? either : byFamily[familyNumbers[roleFamily]];
    };
    return {
      bySeniority: (seniority === undefined ? undefined : bySeniority[seniority]) ?? none,
      byYears: (years === undefined ? undefined : byYears[years]) ?? none,
      byFamily: familyTable() ?? none,
      evidence,
      isAssessed: Object.keys(profile.competencies).length > 0,
    };
  };
}
