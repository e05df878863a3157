import type { Reason, ReasonCode } from "@raakvlak/contracts";
import { experienceFit } from "./explain-experience.ts";
import { interestFit } from "./explain-interests.ts";
import { absent, readRecord, type Reading } from "./explain-reading.ts";
import { distanceFit, payFit } from "./explain-terms.ts";
import { occupationFit, sectorFit, skillsFit } from "./explain-wishes.ts";

// The reasons of one record, bit for bit as the domain's `score` gives them, read where they stand: nothing else of the
// record is decoded, and what is the same for everybody stands in the plan.

/** How well each factor fits, from 0 to 10,000, or that it is absent; what it tells stands in the reading then. */
const fitOf: Readonly<Record<ReasonCode, (reading: Reading) => number>> = {
  occupation: occupationFit,
  skills: skillsFit,
  experience: experienceFit,
  sector: sectorFit,
  distance: distanceFit,
  pay: payFit,
  interest: interestFit,
  freshness: freshnessFit,
};

function freshnessFit(reading: Reading): number {
  const { freshness } = reading.plan;
  if (freshness === undefined) return absent;
  reading.values = freshness.values;
  return freshness.fit;
}

/** Weights and products of the factors that are present, in the model's order, and their shares; overwritten by the next call. */
const weights = new Int32Array(8);
const products = new Int32Array(8);
const shares = new Int32Array(8);
/** Their codes, and what they tell. */
const codes: ReasonCode[] = [];
const told: (Reason["values"] | undefined)[] = [];
/** Those that added to the score, most first. */
const order = new Int32Array(8);

/** Tells why the candidate of a record fits: what added to the score, most first. */
export function createExplainer(reading: Reading): (rec: number) => Reason[] {
  const factors = reading.plan.weights.map((factor) => ({ ...factor, fitOf: fitOf[factor.code] }));
  return (rec) => {
    readRecord(reading, rec);
    let count = 0;
    for (const factor of factors) {
      const fit = factor.fitOf(reading);
      if (fit === absent) continue;
      weights[count] = factor.weight;
      products[count] = factor.weight * fit;
      codes[count] = factor.code;
      told[count] = reading.values;
      count += 1;
    }
    shareOut(count);
    return reasonsOf(rank(count));
  };
}

/** Of equal shares the first in the model's order; returns how many there are. */
function rank(count: number): number {
  let ranked = 0;
  for (let n = 0; n < count; n++) {
    const share = shares[n] ?? 0;
    if (share === 0) continue;
    let place = ranked++;
    for (; place > 0 && (shares[order[place - 1] ?? 0] ?? 0) < share; place--)
      order[place] = order[place - 1] ?? 0;
    order[place] = n;
  }
  return ranked;
}

function reasonsOf(count: number): Reason[] {
  const reasons: Reason[] = [];
  for (let place = 0; place < count; place++) {
    const n = order[place] ?? 0;
    reasons.push({ code: codes[n], contribution: shares[n] ?? 0, values: told[n] } as Reason);
  }
  return reasons;
}

/** As the domain's `shareOut`: largest remainders, of equal ones the first. */
function shareOut(count: number): void {
  let sum = 0;
  let total = 0;
  for (let n = 0; n < count; n++) {
    sum += weights[n] ?? 0;
    total += products[n] ?? 0;
  }
  if (sum === 0) {
    shares.fill(0);
    return;
  }
  let left = ((2 * total + sum) / (2 * sum)) | 0;
  for (let n = 0; n < count; n++) {
    const product = products[n] ?? 0;
    const share = (product / sum) | 0;
    shares[n] = share;
    // From here on the remainder.
    products[n] = product - share * sum;
    left -= share;
  }
  for (; left > 0; left--) {
    let most = 0;
    for (let n = 1; n < count; n++) if ((products[n] ?? 0) > (products[most] ?? 0)) most = n;
    shares[most] = (shares[most] ?? 0) + 1;
    products[most] = -1;
  }
}
