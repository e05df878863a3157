import * as L from "./layout.ts";
import {
  divide,
  floorOf,
  loadF64,
  loadI32,
  loadU16,
  loadU8,
  squareRoot,
  toDouble,
  type f64,
  type i32,
} from "./native.ts";

// Eligibility and score of one record, bit for bit as the domain's model gives them. Compiled by both kernels: see native.ts.

const full = 10_000;

/** Metres to a point of memory: the domain's formula, in its order of operations. */
function metresTo(x: f64, y: f64, z: f64, point: i32): i32 {
  const dx: f64 = x - loadF64(point);
  const dy: f64 = y - loadF64(point + 8);
  const dz: f64 = z - loadF64(point + 16);
  const squared: f64 = dx * dx + dy * dy + dz * dz;
  const series: f64 =
    1.0 +
    squared *
      (1.0 / 24.0 +
        squared * (3.0 / 640.0 + squared * (5.0 / 7168.0 + squared * (35.0 / 294912.0))));
  return floorOf(6371008.8 * squareRoot(squared) * series + 0.5);
}

/** A curve in memory: the number of its points, then each as place and value. */
function valueOnCurve(curve: i32, at: i32): i32 {
  const points = loadI32(curve);
  let left = curve + 4;
  if (at <= loadI32(left)) return loadI32(left + 4);
  for (let point = 1; point < points; point++) {
    const right = left + 8;
    const to = loadI32(right);
    if (at < to) {
      const from = loadI32(left);
      const value = loadI32(left + 4);
      const rise = loadI32(right + 4) - value;
      const height = rise < 0 ? -rise : rise;
      const step = divide(height * (at - from), to - from);
      return rise < 0 ? value - step : value + step;
    }
    left = right;
  }
  return loadI32(left + 4);
}

function strengthOf(q: i32, highest: i32, weight: i32): i32 {
  return loadU16(loadI32(q + L.Q_STRENGTHS) + ((highest << 4) + weight) * 2);
}

/** Metres from a wished place to the nearest of the vacancy's, of which there is one at least. */
function metresToVacancy(q: i32, place: i32, isRounded: boolean): i32 {
  const x: f64 = isRounded ? loadDecimals(place) : loadF64(place);
  const y: f64 = isRounded ? loadDecimals(place + 4) : loadF64(place + 8);
  const z: f64 = isRounded ? loadDecimals(place + 8) : loadF64(place + 16);
  const count = loadI32(q + L.Q_PLACES);
  const list = loadI32(q + L.Q_PLACE_LIST);
  let nearest = metresTo(x, y, z, list);
  for (let n = 1; n < count; n++) {
    const metres = metresTo(x, y, z, list + n * 24);
    if (metres < nearest) nearest = metres;
  }
  return nearest;
}

/** A coordinate that is kept as a whole number of nine decimals. */
function loadDecimals(at: i32): f64 {
  return toDouble(loadI32(at)) / L.PLACE_DECIMALS;
}

function breaksTerms(rec: i32, q: i32): boolean {
  const contracts = loadU8(rec + L.R_CONTRACTS);
  const offered = loadI32(q + L.Q_CONTRACTS);
  if (contracts !== 0 && offered !== 0 && (contracts & offered) === 0) return true;
  const modes = loadU8(rec + L.R_MODES);
  const mode = loadI32(q + L.Q_MODE);
  if (modes !== 0 && mode !== 0 && (modes & mode) === 0) return true;
  if (loadU8(rec + L.R_OFFICE_DAYS) < loadI32(q + L.Q_OFFICE_DAYS)) return true;
  const most = loadU8(rec + L.R_HOURS_MAX);
  const mostOffered = loadI32(q + L.Q_HOURS_MAX);
  if (most !== 0 && mostOffered !== 0) {
    if (most < loadI32(q + L.Q_HOURS_MIN)) return true;
    if (mostOffered < loadU8(rec + L.R_HOURS_MIN)) return true;
  }
  const pay = loadI32(rec + L.R_PAY);
  if (pay === -1) return false;
  const offer = offeredTo(pay, q);
  return offer >= 0 && offer < (pay & L.PAY_MINIMUM);
}

/** What is offered of the kind that the candidate means; -1: not stated. */
function offeredTo(pay: i32, q: i32): i32 {
  const isOnTarget = pay !== -1 && (pay & L.PAY_ON_TARGET) !== 0;
  return isOnTarget ? loadI32(q + L.Q_OFFERED_ON_TARGET) : loadI32(q + L.Q_OFFERED_FIXED);
}

function lacksALanguage(list: i32, count: i32, q: i32): boolean {
  if (count === 0) return false;
  const asked = loadI32(q + L.Q_LANGUAGES);
  const askedList = loadI32(q + L.Q_LANGUAGE_LIST);
  for (let n = 0; n < asked; n++) {
    const one = loadI32(askedList + n * 4);
    let speaks = false;
    for (let own = 0; own < count; own++) {
      const language = loadU16(list + own * 2);
      if (language >> 3 === one >> 3 && (language & 7) >= (one & 7)) speaks = true;
    }
    if (!speaks) return true;
  }
  return false;
}

function livesInOtherCountries(terms: i32, placeBytes: i32, places: i32, q: i32): boolean {
  const countries = loadI32(q + L.Q_COUNTRIES);
  if (countries === 0 || places === 0) return false;
  const list = loadI32(q + L.Q_COUNTRY_LIST);
  for (let n = 0; n < places; n++) {
    const country = loadU16(terms + n * placeBytes + L.PLACE_COUNTRY);
    if (country === 0) return false;
    for (let one = 0; one < countries; one++) if (loadI32(list + one * 4) === country) return false;
  }
  return true;
}

function holdsOne(list: i32, count: i32, others: i32, otherCount: i32): boolean {
  for (let n = 0; n < count; n++) {
    const item = loadI32(list + n * 4);
    for (let one = 0; one < otherCount; one++) if (loadI32(others + one * 4) === item) return true;
  }
  return false;
}

/** The rules that dismissals taught; `nearest`: metres to the nearest of all places, -1 where there is none or it is remote. */
function breaksARule(rec: i32, list: i32, nearest: i32, q: i32): boolean {
  const rules = loadU8(rec + L.R_RULES);
  for (let n = 0; n < rules; n++) {
    const rule = list + n * L.RULE_BYTES;
    const kind = loadI32(rule) & 7;
    const value = loadI32(rule + 4);
    if (kind === L.RULE_EMPLOYER) {
      if (value === loadI32(q + L.Q_EMPLOYER)) return true;
    } else if (kind === L.RULE_OCCUPATION) {
      const offered = loadU8(loadI32(q + L.Q_OCCUPATION_TABLE) + value);
      if ((offered & L.OCCUPATION_OFFERED) !== 0) return true;
    } else if (kind === L.RULE_SECTOR) {
      if (loadU8(loadI32(q + L.Q_SECTOR_TABLE) + value) !== 0) return true;
    } else if (kind === L.RULE_MINIMUM_PAY) {
      const offer = offeredTo(loadI32(rec + L.R_PAY), q);
      if (offer >= 0 && offer < value) return true;
    } else if (kind === L.RULE_MAXIMUM_DISTANCE) {
      if (nearest > value * 1000) return true;
    } else {
      const seniority = loadI32(q + L.Q_SENIORITY);
      if (seniority !== 0) {
        if (kind === L.RULE_MINIMUM_SENIORITY && seniority < value) return true;
        if (kind === L.RULE_MAXIMUM_SENIORITY && value < seniority) return true;
      }
    }
  }
  return false;
}

/** The best fit of a wished occupation; 0: none. */
function occupationFitOf(list: i32, count: i32, highest: i32, q: i32): i32 {
  const table = loadI32(q + L.Q_OCCUPATION_TABLE);
  let best = 0;
  for (let n = 0; n < count; n++) {
    const wish = loadI32(list + n * 4);
    const pair = loadU8(table + (wish >>> 4)) & L.OCCUPATION_PAIR;
    if (pair === 0) continue;
    const strength = strengthOf(q, highest, wish & 15);
    const counts = loadI32(q + L.Q_OCCUPATION_PAIRS) + pair * 8;
    const own = divide(divide(loadI32(q + L.Q_OWN) * strength, full) * loadI32(counts), full);
    if (own > best) best = own;
    const related = divide(
      divide(loadI32(q + L.Q_RELATED) * strength, full) * loadI32(counts + 4),
      full,
    );
    if (related > best) best = related;
  }
  return best;
}

/** Mean fit of the skills asked in the low 16 bits, how many match above; -1: absent. */
function skillsFitOf(list: i32, count: i32, highest: i32, q: i32): i32 {
  const weights = loadI32(q + L.Q_SKILL_WEIGHTS);
  if (count === 0 || weights === 0) return -1;
  const table = loadI32(q + L.Q_SKILL_TABLE);
  const values = loadI32(q + L.Q_SKILL_VALUES);
  let sum = 0;
  let matched = 0;
  for (let n = 0; n < count; n++) {
    const skill = loadI32(list + n * 4);
    const asked = loadU8(table + (skill >>> 7));
    if (asked === 0) continue;
    const row = values + asked * L.SKILL_VALUE_BYTES;
    const byLevel = loadI32(row + 4 + (skill & 7) * 4);
    const value = divide(byLevel * strengthOf(q, highest, (skill >>> 3) & 15), full);
    if (value === 0) continue;
    matched += 1;
    sum += loadI32(row) * value;
  }
  return (matched << 16) | divide(sum, weights);
}

/** The strongest wished sector that the vacancy is in; 0: none. */
function sectorFitOf(list: i32, count: i32, highest: i32, q: i32): i32 {
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
function experienceFitOf(rec: i32, competencies: i32, q: i32): i32 {
  const flags = loadU8(rec + L.R_FLAGS);
  let weights = 0;
  let sum = 0;
  const family = loadI32(loadI32(q + L.Q_FAMILY_VALUES) + (flags & 3) * 4);
  if (family >= 0) {
    const weight = loadI32(q + L.Q_PART_FAMILY);
    weights += weight;
    sum += weight * family;
  }
  const seniority = loadI32(loadI32(q + L.Q_SENIORITY_VALUES) + loadU8(rec + L.R_SENIORITY) * 4);
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

/** -1: absent. */
function interestFitOf(rec: i32, list: i32, q: i32): i32 {
  const occupations = loadU8(rec + L.R_INTEREST_OCCUPATIONS);
  const skills = loadU8(rec + L.R_INTEREST_SKILLS);
  const sectors = loadU8(rec + L.R_INTEREST_SECTORS);
  const places = loadU8(rec + L.R_INTEREST_PLACES);
  let known = false;
  let sum = 0;
  let at = list;
  if (occupations > 0 && loadI32(q + L.Q_SAYS_OCCUPATIONS) !== 0) {
    const table = loadI32(q + L.Q_OCCUPATION_TABLE);
    for (let n = 0; n < occupations; n++) {
      const interest = at + n * L.INTEREST_BYTES;
      const weight = decayedWeight(interest, q);
      if (weight === 0) continue;
      known = true;
      if ((loadU8(table + (loadI32(interest) >>> 10)) & L.OCCUPATION_OFFERED) !== 0) sum += weight;
    }
  }
  at += occupations * L.INTEREST_BYTES;
  if (skills > 0 && loadI32(q + L.Q_SAYS_SKILLS) !== 0) {
    const table = loadI32(q + L.Q_SKILL_TABLE);
    for (let n = 0; n < skills; n++) {
      const interest = at + n * L.INTEREST_BYTES;
      const weight = decayedWeight(interest, q);
      if (weight === 0) continue;
      known = true;
      if (loadU8(table + (loadI32(interest) >>> 10)) !== 0) sum += weight;
    }
  }
  at += skills * L.INTEREST_BYTES;
  if (sectors > 0 && loadI32(q + L.Q_SAYS_SECTORS) !== 0) {
    const table = loadI32(q + L.Q_SECTOR_TABLE);
    for (let n = 0; n < sectors; n++) {
      const interest = at + n * L.INTEREST_BYTES;
      const weight = decayedWeight(interest, q);
      if (weight === 0) continue;
      known = true;
      if (loadU8(table + (loadI32(interest) >>> 10)) !== 0) sum += weight;
    }
  }
  at += sectors * L.INTEREST_BYTES;
  if (places > 0 && loadI32(q + L.Q_PLACES) > 0 && loadI32(q + L.Q_REMOTE) === 0) {
    const points = loadI32(q + L.Q_POINTS);
    for (let n = 0; n < places; n++) {
      const interest = at + n * L.INTEREST_BYTES;
      const weight = decayedWeight(interest, q);
      if (weight === 0) continue;
      known = true;
      if (isNear(q, points + (loadI32(interest) >>> 10) * 24)) sum += weight;
    }
  }
  return known ? valueOnCurve(loadI32(q + L.Q_INTEREST_CURVE), sum) : -1;
}

/** The score of a record, 0 to 10,000, whatever its purposes; -1: a hard rule is broken. */
export function judgeRecord(rec: i32, q: i32): i32 {
  if (breaksTerms(rec, q)) return -1;
  const places = loadU8(rec + L.R_PLACES);
  const isRounded = (loadU8(rec + L.R_FLAGS) & L.FLAG_ROUNDED) !== 0;
  const coordinates = isRounded ? L.PLACE_ROUNDED_BYTES : L.PLACE_EXACT_BYTES;
  const placeBytes = coordinates + L.PLACE_TERMS_BYTES;
  const isRemote = loadI32(q + L.Q_REMOTE) !== 0;
  let nearest = -1;
  let reached = -1;
  if (!isRemote && places > 0 && loadI32(q + L.Q_PLACES) > 0) {
    for (let n = 0; n < places; n++) {
      const place = rec + L.R_LISTS + n * placeBytes;
      const metres = metresToVacancy(q, place, isRounded);
      if (nearest < 0 || metres < nearest) nearest = metres;
      if (
        metres <= loadU16(place + coordinates + L.PLACE_RADIUS) * 1000 &&
        (reached < 0 || metres < reached)
      )
        reached = metres;
    }
    if (reached < 0) return -1;
  }
  const terms = rec + L.R_LISTS + coordinates;
  if (isRemote && livesInOtherCountries(terms, placeBytes, places, q)) return -1;

  const occupations = loadU8(rec + L.R_OCCUPATIONS);
  const occupationList = rec + L.R_LISTS + places * placeBytes;
  const offers = loadI32(q + L.Q_OFFERS);
  const occupation =
    offers > 0
      ? occupationFitOf(occupationList, occupations, loadU8(rec + L.R_HIGHEST_OCCUPATION), q)
      : 0;
  const skills = loadU8(rec + L.R_SKILLS);
  const skillList = occupationList + occupations * 4;
  const skill = skillsFitOf(skillList, skills, loadU8(rec + L.R_HIGHEST_SKILL), q);
  if (occupation === 0) {
    if (skill < 0 || skill >> 16 < loadI32(q + L.Q_OVERLAP_MATCHES)) return -1;
    if ((skill & 65535) < loadI32(q + L.Q_OVERLAP_FIT)) return -1;
  }

  const sectors = loadU8(rec + L.R_SECTORS);
  const sectorList = skillList + skills * 4;
  const languages = loadU8(rec + L.R_LANGUAGES);
  const languageList = sectorList + sectors * 4;
  if (lacksALanguage(languageList, languages, q)) return -1;
  const competencyList = languageList + ((languages + 1) >> 1) * 4;
  const isAssessed = (loadU8(rec + L.R_FLAGS) & L.FLAG_ASSESSED) !== 0;
  const interestList = competencyList + (isAssessed ? L.COMPETENCIES_BYTES : 0);
  const interests =
    loadU8(rec + L.R_INTEREST_OCCUPATIONS) +
    loadU8(rec + L.R_INTEREST_SKILLS) +
    loadU8(rec + L.R_INTEREST_SECTORS) +
    loadU8(rec + L.R_INTEREST_PLACES);
  const hidden = loadU16(rec + L.R_HIDDEN);
  const hiddenList = interestList + interests * L.INTEREST_BYTES;
  const ids = loadI32(q + L.Q_IDS);
  if (ids > 0 && holdsOne(hiddenList, hidden, loadI32(q + L.Q_ID_LIST), ids)) return -1;
  const employers = loadU8(rec + L.R_EXCLUDED_EMPLOYERS);
  const employerList = hiddenList + hidden * 4;
  if (holdsOne(employerList, employers, q + L.Q_EMPLOYER, 1)) return -1;
  const avoided = loadU8(rec + L.R_EXCLUDED_SECTORS);
  const avoidedList = employerList + employers * 4;
  for (let n = 0; n < avoided; n++)
    if (loadU8(loadI32(q + L.Q_SECTOR_TABLE) + loadI32(avoidedList + n * 4)) !== 0) return -1;
  if (breaksARule(rec, avoidedList + avoided * 4, nearest, q)) return -1;

  let weights = 0;
  let total = 0;
  if (occupations > 0 && offers > 0) {
    const weight = loadI32(q + L.Q_WEIGHT_OCCUPATION);
    weights += weight;
    total += weight * occupation;
  }
  if (skill >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_SKILLS);
    weights += weight;
    total += weight * (skill & 65535);
  }
  const experience = experienceFitOf(rec, competencyList, q);
  if (experience >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_EXPERIENCE);
    weights += weight;
    total += weight * experience;
  }
  if (isRemote ? places > 0 || loadU8(rec + L.R_MODES) !== 0 : reached >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_DISTANCE);
    weights += weight;
    total += weight * (isRemote ? full : valueOnCurve(loadI32(q + L.Q_DISTANCE_CURVE), reached));
  }
  const pay = loadI32(rec + L.R_PAY);
  if (pay !== -1 && (pay & L.PAY_MINIMUM) !== 0) {
    const offer = offeredTo(pay, q);
    if (offer >= 0) {
      const weight = loadI32(q + L.Q_WEIGHT_PAY);
      const share = divide(offer * full, pay & L.PAY_MINIMUM);
      weights += weight;
      total += weight * valueOnCurve(loadI32(q + L.Q_PAY_CURVE), share);
    }
  }
  if (sectors > 0 && loadI32(q + L.Q_SAYS_SECTORS) !== 0) {
    const weight = loadI32(q + L.Q_WEIGHT_SECTOR);
    weights += weight;
    total += weight * sectorFitOf(sectorList, sectors, loadU8(rec + L.R_HIGHEST_SECTOR), q);
  }
  const interest = interests > 0 ? interestFitOf(rec, interestList, q) : -1;
  if (interest >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_INTEREST);
    weights += weight;
    total += weight * interest;
  }
  const freshness = loadI32(q + L.Q_FRESHNESS);
  if (freshness >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_FRESHNESS);
    weights += weight;
    total += weight * freshness;
  }
  return weights === 0 ? 0 : divide(2 * total + weights, 2 * weights);
}
