import { entryOf, shareOf, weightedMean } from "../fit.ts";
import { by } from "../order.ts";
import type { Pair } from "../pair.ts";
import type { FactorFit } from "./factor-fit.ts";
import { wishStrengths } from "./wish-strength.ts";

type SkillsFit = FactorFit<"skills">;

interface AskedFit {
  readonly concept: string;
  readonly need: "must" | "nice";
  readonly weight: number;
  readonly value: number;
}

/**
 * The mean over the skills asked, musts weighing more: what is missing fits 0, what is there by its level and by the
 * candidate's wish to use it.
 */
export function skillsFit({ profile, vacancy, model }: Pair): SkillsFit | undefined {
  if (profile.skills.length === 0) return undefined;
  const strengths = wishStrengths(profile.skills, model);
  const levels = new Map(profile.skills.map(({ concept, level }) => [concept, level]));
  const asked = vacancy.skills.map(({ concept, need, level }): AskedFit => {
    const byLevel = entryOf(model.skills.levelShort, levelsShort(levels.get(concept), level));
    const value = shareOf(byLevel, strengths.get(concept) ?? 0);
    return { concept, need, weight: model.skills[need], value };
  });
  const fit = weightedMean(asked);
  return fit === undefined ? undefined : { fit, values: valuesOf(asked) };
}

function levelsShort(has: number | undefined, asked: number | undefined): number {
  return has === undefined || asked === undefined ? 0 : Math.max(0, asked - has);
}

function valuesOf(asked: readonly AskedFit[]): SkillsFit["values"] {
  const matched = asked.filter(({ value }) => value > 0);
  const count = (skills: readonly AskedFit[], need: AskedFit["need"]) =>
    skills.filter((skill) => skill.need === need).length;
  return {
    matched: matched
      .toSorted((a, b) => b.weight * b.value - a.weight * a.value || by(conceptOf)(a, b))
      .slice(0, 6)
      .map(conceptOf),
    mustAsked: count(asked, "must"),
    mustMatched: count(matched, "must"),
    niceAsked: count(asked, "nice"),
    niceMatched: count(matched, "nice"),
  };
}

function conceptOf({ concept }: AskedFit): string {
  return concept;
}
