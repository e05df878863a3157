import type { RoleFamily } from "@raakvlak/contracts";
import { entryOf, fullFit } from "../domain/fit.ts";
import { absent, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";
import { seniorityOf } from "./record-fields.ts";

const families: readonly (RoleFamily | "either" | undefined)[] = [
  undefined,
  "seller",
  "leader",
  "either",
];

export function experienceFit(reading: Reading): number {
  const { views, plan, rec } = reading;
  const { experience } = plan.measure.model;
  const { vacancy, family } = plan;
  const parts = experience.parts[family ?? "unknown"];
  let sum = 0;
  let weight = 0;
  const add = (part: number, value: number) => {
    weight += part;
    sum += part * value;
  };
  const flags = views.u8[rec + L.R_FLAGS] ?? 0;
  const own = families[flags & 3];
  if (own !== undefined && family !== undefined)
    add(parts.family, own === "either" || own === family ? fullFit : 0);
  const seniority = seniorityOf(views, rec);
  const hasSeniority = seniority !== 0 && vacancy.seniority !== undefined;
  if (hasSeniority) {
    const above = seniority - (vacancy.seniority ?? 0);
    add(
      parts.seniority,
      above < 0
        ? entryOf(experience.seniorityBelow, -above)
        : entryOf(experience.seniorityAbove, above),
    );
  }
  const years = views.u8[rec + L.R_YEARS] ?? 255;
  if (years !== 255 && vacancy.yearsAsked !== undefined)
    add(parts.years, entryOf(experience.yearsShort, Math.max(0, vacancy.yearsAsked - years)));
  let strong = 0;
  const isAssessed = (flags & L.FLAG_ASSESSED) !== 0;
  if (isAssessed) {
    let askedWeights = 0;
    let askedSum = 0;
    for (let n = 0; n < plan.asked.length; n++) {
      const one = plan.asked[n];
      if (one === undefined) continue;
      const evidence = evidenceOf(reading, one.number);
      askedWeights += one.weight;
      askedSum += one.weight * entryOf(experience.evidence, evidence);
      if (evidence >= experience.strongFrom) strong |= 1 << n;
    }
    if (askedWeights > 0) add(parts.competencies, Math.floor(askedSum / askedWeights));
  }
  if (weight === 0) return absent;
  const saysCompetencies = isAssessed && family !== undefined && plan.asked.length > 0;
  const key = (strong * 2 + (saysCompetencies ? 1 : 0)) * 8 + (hasSeniority ? seniority : 0);
  let values = plan.experiences.get(key);
  if (values === undefined) {
    values = {
      ...(hasSeniority && { seniority: { asked: vacancy.seniority ?? 0, has: seniority } }),
      ...(saysCompetencies && {
        competencies: {
          family,
          strong: plan.asked
            .filter((_, n) => ((strong >> n) & 1) === 1)
            .map(({ competency }) => competency)
            .slice(0, 6),
          asked: plan.asked.length,
        },
      }),
    };
    plan.experiences.set(key, values);
  }
  reading.values = values;
  return Math.floor(sum / weight);
}

/** Nibble 15: left open in the self-assessment, which counts as none. */
function evidenceOf({ views, at }: Reading, competency: number): number {
  const pair = views.u8[at.competencies + (competency >> 1)] ?? 0;
  const evidence = (pair >> ((competency & 1) << 2)) & 15;
  return evidence === 15 ? 0 : evidence;
}
