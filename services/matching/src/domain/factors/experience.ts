import type { Competency, RoleFamily } from "@raakvlak/contracts";
import { askedCompetencies, roleFamilyOf, type Asked } from "../asked-competencies.ts";
import { entryOf, fullFit, weightedMean } from "../fit.ts";
import type { Pair } from "../pair.ts";
import type { FactorFit } from "./factor-fit.ts";

type ExperienceFit = FactorFit<"experience">;

/**
 * What the role asks of a person: role family, seniority, years and competencies, weighted by the vacancy's role family.
 * A leadership vacancy weighs leadership evidence and neither years nor sales results.
 */
export function experienceFit(pair: Pair): ExperienceFit | undefined {
  const { model } = pair;
  const family = roleFamilyOf(pair);
  const asked = askedCompetencies(pair);
  const weights = model.experience.parts[family ?? "unknown"];
  const parts = [
    { weight: weights.family, value: familyValue(pair, family) },
    { weight: weights.seniority, value: seniorityValue(pair) },
    { weight: weights.years, value: yearsValue(pair) },
    { weight: weights.competencies, value: competenciesValue(pair, asked) },
  ];
  const fit = weightedMean(
    parts.flatMap(({ weight, value }) => (value === undefined ? [] : [{ weight, value }])),
  );
  if (fit === undefined) return undefined;
  return { fit, values: { ...seniorityWords(pair), ...competencyWords(pair, asked, family) } };
}

function familyValue({ profile }: Pair, family: RoleFamily | undefined): number | undefined {
  if (profile.roleFamily === undefined || family === undefined) return undefined;
  return profile.roleFamily === "either" || profile.roleFamily === family ? fullFit : 0;
}

function seniorityValue({ profile, vacancy, model }: Pair): number | undefined {
  if (profile.seniority === undefined || vacancy.seniority === undefined) return undefined;
  const above = profile.seniority - vacancy.seniority;
  const { seniorityAbove, seniorityBelow } = model.experience;
  return above < 0 ? entryOf(seniorityBelow, -above) : entryOf(seniorityAbove, above);
}

function yearsValue({ profile, vacancy, model }: Pair): number | undefined {
  if (profile.yearsOfExperience === undefined || vacancy.yearsAsked === undefined) return undefined;
  const short = Math.max(0, vacancy.yearsAsked - profile.yearsOfExperience);
  return entryOf(model.experience.yearsShort, short);
}

/** Who filled in the self-assessment has said "no evidence" of what stayed open; who left it empty has said nothing. */
function competenciesValue({ profile, model }: Pair, asked: readonly Asked[]): number | undefined {
  if (Object.keys(profile.competencies).length === 0) return undefined;
  return weightedMean(
    asked.map(({ competency, weight }) => ({
      weight,
      value: entryOf(model.experience.evidence, profile.competencies[competency] ?? 0),
    })),
  );
}

function seniorityWords({ profile, vacancy }: Pair): ExperienceFit["values"] {
  if (profile.seniority === undefined || vacancy.seniority === undefined) return {};
  return { seniority: { asked: vacancy.seniority, has: profile.seniority } };
}

function competencyWords(
  { profile, model }: Pair,
  asked: readonly Asked[],
  family: RoleFamily | undefined,
): ExperienceFit["values"] {
  if (family === undefined || asked.length === 0 || Object.keys(profile.competencies).length === 0)
    return {};
  const isStrong = (competency: Competency) =>
    (profile.competencies[competency] ?? 0) >= model.experience.strongFrom;
  const strong = asked.map(({ competency }) => competency).filter(isStrong);
  return { competencies: { family, strong: strong.slice(0, 6), asked: asked.length } };
}
