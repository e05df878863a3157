import { metresTo } from "./judge-terms.ts";
import * as L from "./layout.ts";
import { divide, loadF64, loadI32, loadU16, loadU8, type f64, type i32 } from "./native.ts";
import { conceptIn, seniorityIn } from "./record-lists.ts";

// How well each part of a record fits, 0 to 10,000, bit for bit as the domain's factors. Compiled by both kernels: see native.ts.

/** A curve in memory: the number of its points, then each as place and value. */
export function valueOnCurve(curve: i32, at: i32): i32 {
  const last = curve - 4 + loadI32(curve) * 8;
  // The point behind which `at` lies: counted, for a branch that nobody can predict costs more than a few comparisons.
  let left = curve + 4;
  for (let point = curve + 12; point <= last; point += 8) left += at < loadI32(point) ? 0 : 8;
  const from = loadI32(left);
  const value = loadI32(left + 4);
  if (left === last || at <= from) return value;
  const rise = loadI32(left + 12) - value;
  const step = divide((rise < 0 ? -rise : rise) * (at - from), loadI32(left + 8) - from);
  return rise < 0 ? value - step : value + step;
}

function strengthOf(q: i32, highest: i32, weight: i32): i32 {
  return loadU16(loadI32(q + L.Q_STRENGTHS) + ((highest << 4) + weight) * 2);
}

/**
 * The best fit of a wished occupation; 0: none. Without a branch on what is wished: nobody could predict it. `weights`: the
 * address of a byte each.
 */
export function occupationFitOf(rec: i32, list: i32, count: i32, weights: i32, q: i32): i32 {
  const table = loadI32(q + L.Q_OCCUPATION_TABLE);
  const highest = loadU8(rec + L.R_HIGHEST_WISHES) & 15;
  const fits = loadI32(q + L.Q_OCCUPATION_FITS) + (highest << 5);
  let best = 0;
  for (let n = 0; n < count; n++) {
    const row = loadU8(table + conceptIn(list, n)) & L.OCCUPATION_ROW;
    const fit = loadU16(fits + row * L.OCCUPATION_ROW_BYTES + (loadU8(weights + n) << 1));
    best = fit > best ? fit : best;
  }
  return best;
}

/**
 * Mean fit of the skills asked in the low 16 bits, how many match above; -1: absent. `strengths`: the address of a byte each,
 * weight (4 bits) over level (3 bits).
 */
export function skillsFitOf(rec: i32, list: i32, count: i32, strengths: i32, q: i32): i32 {
  const weights = loadI32(q + L.Q_SKILL_WEIGHTS);
  if (count === 0 || weights === 0) return -1;
  const highest = loadU8(rec + L.R_SENIORITY) >> 3;
  const table = loadI32(q + L.Q_SKILL_TABLE);
  const values = loadI32(q + L.Q_SKILL_VALUES);
  let sum = 0;
  let matched = 0;
  for (let n = 0; n < count; n++) {
    const asked = loadU8(table + conceptIn(list, n));
    if (asked === 0) continue;
    const has = loadU8(strengths + n);
    const row = values + asked * L.SKILL_VALUE_BYTES;
    const byLevel = loadI32(row + 4 + (has & 7) * 4);
    const value = divide(byLevel * strengthOf(q, highest, has >> 3), L.FULL_FIT);
    if (value === 0) continue;
    matched += 1;
    sum += loadI32(row) * value;
  }
  return (matched << 16) | divide(sum, weights);
}

/** The strongest wished sector that the vacancy is in; 0: none. */
export function sectorFitOf(list: i32, count: i32, highest: i32, q: i32): i32 {
  const table = loadI32(q + L.Q_SECTOR_TABLE);
  let best = 0;
  for (let n = 0; n < count; n++) {
    const wish = loadI32(list + n * 4);
    if (loadU8(table + (wish >>> 4)) === 0) continue;
    const strength = strengthOf(q, highest, wish & 15);
    if (strength > best) best = strength;
  }
  return best;
}

/** -1: absent. */
export function experienceFitOf(rec: i32, competencies: i32, q: i32): i32 {
  const flags = loadU8(rec + L.R_FLAGS);
  let weights = 0;
  let sum = 0;
  const family = loadI32(loadI32(q + L.Q_FAMILY_VALUES) + (flags & 3) * 4);
  if (family >= 0) {
    const weight = loadI32(q + L.Q_PART_FAMILY);
    weights += weight;
    sum += weight * family;
  }
  const seniority = loadI32(loadI32(q + L.Q_SENIORITY_VALUES) + seniorityIn(rec) * 4);
  if (seniority >= 0) {
    const weight = loadI32(q + L.Q_PART_SENIORITY);
    weights += weight;
    sum += weight * seniority;
  }
  const years = loadU8(rec + L.R_YEARS);
  if (years !== 255) {
    const value = loadI32(loadI32(q + L.Q_YEARS_VALUES) + years * 4);
    if (value >= 0) {
      const weight = loadI32(q + L.Q_PART_YEARS);
      weights += weight;
      sum += weight * value;
    }
  }
  const asked = loadI32(q + L.Q_ASKED);
  if ((flags & L.FLAG_ASSESSED) !== 0 && asked > 0) {
    const list = loadI32(q + L.Q_ASKED_LIST);
    const evidenceOf = loadI32(q + L.Q_EVIDENCE);
    let askedWeights = 0;
    let askedSum = 0;
    for (let n = 0; n < asked; n++) {
      const competency = loadI32(list + n * 8);
      const weight = loadI32(list + n * 8 + 4);
      const evidence = (loadU8(competencies + (competency >> 1)) >> ((competency & 1) << 2)) & 15;
      askedWeights += weight;
      askedSum += weight * loadI32(evidenceOf + evidence * 4);
    }
    const weight = loadI32(q + L.Q_PART_COMPETENCIES);
    weights += weight;
    sum += weight * divide(askedSum, askedWeights);
  }
  return weights === 0 ? -1 : divide(sum, weights);
}

function decayedWeight(interest: i32, q: i32): i32 {
  const age = loadI32(q + L.Q_DAY) - (loadI32(interest + 4) & 131071);
  const last = loadI32(q + L.Q_DECAY_LAST);
  const row = age < 0 ? 0 : age > last ? last : age;
  const remains = loadU16(loadI32(q + L.Q_DECAY) + row * 2);
  return divide((loadI32(interest) & 1023) * remains, 100);
}

function isNear(q: i32, point: i32): boolean {
  const count = loadI32(q + L.Q_PLACES);
  const list = loadI32(q + L.Q_PLACE_LIST);
  const far = loadF64(q + L.Q_NEAR_SQUARED);
  for (let n = 0; n < count; n++) {
    const place = list + n * 24;
    const dx: f64 = loadF64(place) - loadF64(point);
    const dy: f64 = loadF64(place + 8) - loadF64(point + 8);
    const dz: f64 = loadF64(place + 16) - loadF64(point + 16);
    if (dx * dx + dy * dy + dz * dz > far) continue;
    const metres = metresTo(loadF64(point), loadF64(point + 8), loadF64(point + 16), place);
    if (metres <= loadI32(q + L.Q_NEAR_METRES)) return true;
  }
  return false;
}

/** What the interests of a list in what the vacancy names weigh today; -1: all have faded. `bits`: of the table's, that name it. */
function weightOfMet(list: i32, count: i32, table: i32, bits: i32, q: i32): i32 {
  let known = 0;
  let sum = 0;
  for (let n = 0; n < count; n++) {
    const interest = list + n * L.INTEREST_BYTES;
    const weight = decayedWeight(interest, q);
    known |= weight;
    sum += (loadU8(table + (loadI32(interest) >>> 10)) & bits) !== 0 ? weight : 0;
  }
  return known === 0 ? -1 : sum;
}

/** The same of places of interest that the vacancy is near to. */
function weightOfNear(list: i32, count: i32, q: i32): i32 {
  const points = loadI32(q + L.Q_POINTS);
  let known = 0;
  let sum = 0;
  for (let n = 0; n < count; n++) {
    const interest = list + n * L.INTEREST_BYTES;
    const weight = decayedWeight(interest, q);
    if (weight === 0) continue;
    known |= weight;
    if (isNear(q, points + (loadI32(interest) >>> 10) * 24)) sum += weight;
  }
  return known === 0 ? -1 : sum;
}

/** -1: absent. */
export function interestFitOf(rec: i32, list: i32, q: i32): i32 {
  const occupations = loadU8(rec + L.R_INTEREST_OCCUPATIONS);
  const skills = loadU8(rec + L.R_INTEREST_SKILLS);
  const sectors = loadU8(rec + L.R_INTEREST_SECTORS);
  const places = loadU8(rec + L.R_INTEREST_PLACES);
  const skillList = list + occupations * L.INTEREST_BYTES;
  const sectorList = skillList + skills * L.INTEREST_BYTES;
  const placeList = sectorList + sectors * L.INTEREST_BYTES;
  const saysOccupations = loadI32(q + L.Q_SAYS_OCCUPATIONS) !== 0;
  const asksSkills = loadI32(q + L.Q_SAYS_SKILLS) !== 0;
  const saysSectors = loadI32(q + L.Q_SAYS_SECTORS) !== 0;
  const isSomewhere = loadI32(q + L.Q_PLACES) > 0 && loadI32(q + L.Q_REMOTE) === 0;
  const inOccupations = saysOccupations
    ? weightOfMet(list, occupations, loadI32(q + L.Q_OCCUPATION_TABLE), L.OCCUPATION_OFFERED, q)
    : -1;
  const inSkills = asksSkills
    ? weightOfMet(skillList, skills, loadI32(q + L.Q_SKILL_TABLE), 255, q)
    : -1;
  const inSectors = saysSectors
    ? weightOfMet(sectorList, sectors, loadI32(q + L.Q_SECTOR_TABLE), 255, q)
    : -1;
  const inPlaces = isSomewhere ? weightOfNear(placeList, places, q) : -1;
  // Below 0 only where all of them are.
  if ((inOccupations & inSkills & inSectors & inPlaces) < 0) return -1;
  const sum = orNone(inOccupations) + orNone(inSkills) + orNone(inSectors) + orNone(inPlaces);
  return valueOnCurve(loadI32(q + L.Q_INTEREST_CURVE), sum);
}

function orNone(weight: i32): i32 {
  return weight < 0 ? 0 : weight;
}
