import type { ExplainPlan } from "./explain-plan.ts";
import { absent, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";
import { seniorityOf } from "./record-fields.ts";

/** Sums by weight, and which of the competencies asked are strong; overwritten by the next call. */
const parts = { sum: 0, weight: 0, strong: 0 };

/** Values stand by what the candidate has; -1: nothing is asked, or nothing is known. */
function add(value: number, weight: number): void {
  if (value < 0) return;
  parts.weight += weight;
  parts.sum += weight * value;
}

export function experienceFit(reading: Reading): number {
  const { views, plan, rec, tables } = reading;
  const { u8, i32 } = views;
  const weights = plan.experienceWeights;
  const flags = u8[rec + L.R_FLAGS] ?? 0;
  const seniority = seniorityOf(views, rec);
  const seniorityValue = i32[(tables.seniorities >> 2) + seniority] ?? -1;
  const years = u8[rec + L.R_YEARS] ?? 255;
  parts.sum = 0;
  parts.weight = 0;
  parts.strong = 0;
  add(i32[(tables.families >> 2) + (flags & 3)] ?? -1, weights.family);
  add(seniorityValue, weights.seniority);
  if (years !== 255) add(i32[(tables.years >> 2) + years] ?? -1, weights.years);
  const isAssessed = (flags & L.FLAG_ASSESSED) !== 0 && plan.asked.length > 0;
  if (isAssessed) add(competenciesFit(reading), weights.competencies);
  if (parts.weight === 0) return absent;
  reading.values = valuesOf(plan, seniorityValue < 0 ? 0 : seniority, isAssessed);
  return Math.floor(parts.sum / parts.weight);
}

function competenciesFit({ views, plan, at, tables }: Reading): number {
  const { strongFrom } = plan.measure.model.experience;
  let weights = 0;
  let sum = 0;
  for (let n = 0; n < plan.asked.length; n++) {
    const { number, weight } = plan.asked[n] ?? { number: 0, weight: 0 };
    const pair = views.u8[at.competencies + (number >> 1)] ?? 0;
    const evidence = (pair >> ((number & 1) << 2)) & 15;
    weights += weight;
    sum += weight * (views.i32[(tables.evidence >> 2) + evidence] ?? 0);
    // Nibble 15: left open in the self-assessment, which counts as none.
    if (evidence >= strongFrom && evidence !== 15) parts.strong |= 1 << n;
  }
  return weights === 0 ? -1 : Math.floor(sum / weights);
}

/** The same for everybody of whom the same is said. */
function valuesOf(plan: ExplainPlan, seniority: number, isAssessed: boolean) {
  const { strong } = parts;
  const key = (strong * 2 + (isAssessed ? 1 : 0)) * 8 + seniority;
  const known = plan.experiences.get(key);
  if (known !== undefined) return known;
  const { family, vacancy, asked } = plan;
  const values = {
    ...(seniority > 0 && { seniority: { asked: vacancy.seniority ?? 0, has: seniority } }),
    ...(isAssessed &&
      family !== undefined && {
        competencies: {
          family,
          strong: asked
            .filter((_, n) => ((strong >> n) & 1) === 1)
            .map(({ competency }) => competency)
            .slice(0, 6),
          asked: asked.length,
        },
      }),
  };
  plan.experiences.set(key, values);
  return values;
}
