import type { Reason, ReasonCode } from "@raakvlak/contracts";
import type { Dictionaries } from "./dictionary.ts";
import { experienceOf } from "./explain-experience.ts";
import { interestOf } from "./explain-interests.ts";
import type { ExplainPlan } from "./explain-plan.ts";
import { readRecord, type Fit, type Reading } from "./explain-reading.ts";
import { distanceOf, payOf } from "./explain-terms.ts";
import { occupationOf, sectorOf, skillsOf } from "./explain-wishes.ts";
import type { Views } from "./native.ts";

// The reasons of one record, bit for bit as the domain's `score` gives them, read where they stand: nothing else of the
// record is decoded, and what is the same for everybody stands in the plan.

type Values = Reason["values"];

/** Fits and values of the factors that are present, in the model's order; overwritten by the next call. */
const weights = new Int32Array(8);
const fits = new Int32Array(8);
const shares = new Int32Array(8);
const remainders = new Int32Array(8);
const codes: (ReasonCode | undefined)[] = [];
const told: (Values | undefined)[] = [];

const factors: Readonly<Record<ReasonCode, (reading: Reading) => Fit | undefined>> = {
  occupation: occupationOf,
  skills: skillsOf,
  experience: experienceOf,
  sector: sectorOf,
  distance: distanceOf,
  pay: payOf,
  interest: interestOf,
  freshness: ({ plan }) => plan.freshness,
};

/** Why the candidate of a record fits: what added to the score, most first. */
export function explainRecord(
  views: Views,
  names: Dictionaries,
  plan: ExplainPlan,
  rec: number,
): Reason[] {
  const reading = readRecord(views, names, plan, rec);
  let count = 0;
  for (const { code, weight } of plan.weights) {
    const found = factors[code](reading);
    if (found === undefined) continue;
    weights[count] = weight;
    fits[count] = found.fit;
    codes[count] = code;
    told[count] = found.values;
    count += 1;
  }
  shareOut(count);
  const reasons: Reason[] = [];
  for (let n = 0; n < count; n++) {
    const contribution = shares[n] ?? 0;
    if (contribution === 0) continue;
    const reason = { code: codes[n], contribution, values: told[n] } as Reason;
    let place = reasons.length;
    for (; place > 0; place--) {
      const before = reasons[place - 1];
      if (before === undefined || before.contribution >= contribution) break;
      reasons[place] = before;
    }
    reasons[place] = reason;
  }
  return reasons;
}

/** As the domain's `shareOut`: largest remainders, of equal ones the first. */
function shareOut(count: number): void {
  let sum = 0;
  let total = 0;
  for (let n = 0; n < count; n++) {
    sum += weights[n] ?? 0;
    total += (weights[n] ?? 0) * (fits[n] ?? 0);
  }
  if (sum === 0) {
    shares.fill(0);
    return;
  }
  let left = Math.floor((2 * total + sum) / (2 * sum));
  for (let n = 0; n < count; n++) {
    const product = (weights[n] ?? 0) * (fits[n] ?? 0);
    shares[n] = Math.floor(product / sum);
    remainders[n] = product % sum;
    left -= shares[n] ?? 0;
  }
  for (; left > 0; left--) {
    let most = 0;
    for (let n = 1; n < count; n++) if ((remainders[n] ?? 0) > (remainders[most] ?? 0)) most = n;
    shares[most] = (shares[most] ?? 0) + 1;
    remainders[most] = -1;
  }
}
