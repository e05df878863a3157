import {
  experienceFitOf,
  interestFitOf,
  occupationFitOf,
  sectorFitOf,
  skillsFitOf,
  valueOnCurve,
} from "./judge-fits.ts";
import {
  breaksARule,
  breaksTerms,
  holdsOne,
  lacksALanguage,
  livesInOtherCountries,
  metresToVacancy,
  offeredTo,
} from "./judge-terms.ts";
import * as L from "./layout.ts";
import { divide, loadI32, loadU16, loadU8, type i32 } from "./native.ts";
import {
  isRoundedIn,
  languagesIn,
  modesIn,
  occupationListIn,
  occupationsIn,
  placeBytesIn,
  placesIn,
  radiusIn,
  sectorsIn,
  skillsIn,
} from "./record-lists.ts";

// Eligibility and score of one record, bit for bit as the domain's model gives them. Compiled by both kernels: see native.ts.

/**
 * The score of a record, 0 to 10,000, whatever its purposes; -1: a hard rule is broken. Where the score can not reach
 * `floor` it may answer with 0 for it.
 */
export function judgeRecord(rec: i32, q: i32, floor: i32): i32 {
  const open = loadI32(q + L.Q_OPEN);
  if (open !== 0 && breaksTerms(rec, q, open)) return -1;
  const places = placesIn(rec);
  const isRounded = isRoundedIn(rec);
  const isRemote = loadI32(q + L.Q_REMOTE) !== 0;
  let nearest = -1;
  let reached = -1;
  let place = rec + L.R_LISTS;
  if (!isRemote && places > 0 && loadI32(q + L.Q_PLACES) > 0) {
    for (let n = 0; n < places; n++) {
      const metres = metresToVacancy(q, place, isRounded);
      if (nearest < 0 || metres < nearest) nearest = metres;
      if (metres <= radiusIn(place, isRounded) * 1000 && (reached < 0 || metres < reached))
        reached = metres;
      place += placeBytesIn(isRounded);
    }
    if (reached < 0) return -1;
  }
  if (isRemote && livesInOtherCountries(rec, q)) return -1;

  const occupations = occupationsIn(rec);
  const occupationList = occupationListIn(rec);
  const skills = skillsIn(rec);
  const skillList = occupationList + occupations * 2;
  const languages = languagesIn(rec);
  const languageList = skillList + skills * 2;
  const weightList = languageList + languages * 2;
  const offers = loadI32(q + L.Q_OFFERS);
  const occupation =
    offers > 0 ? occupationFitOf(rec, occupationList, occupations, weightList, q) : 0;
  const skill = skillsFitOf(rec, skillList, skills, weightList + occupations, q);
  if (occupation === 0) {
    if (skill < 0 || skill >> 16 < loadI32(q + L.Q_OVERLAP_MATCHES)) return -1;
    if ((skill & 65535) < loadI32(q + L.Q_OVERLAP_FIT)) return -1;
  }

  if ((open & L.OPEN_LANGUAGES) !== 0 && lacksALanguage(languageList, languages, q)) return -1;
  const sectors = sectorsIn(rec);
  const sectorList = (weightList + occupations + skills + 3) & -4;
  const competencyList = sectorList + sectors * 4;
  const isAssessed = (loadU8(rec + L.R_FLAGS) & L.FLAG_ASSESSED) !== 0;
  const interestList = competencyList + (isAssessed ? L.COMPETENCIES_BYTES : 0);
  const interests =
    loadU8(rec + L.R_INTEREST_OCCUPATIONS) +
    loadU8(rec + L.R_INTEREST_SKILLS) +
    loadU8(rec + L.R_INTEREST_SECTORS) +
    loadU8(rec + L.R_INTEREST_PLACES);
  const excluding =
    (loadI32(rec + L.R_EXCLUDED_SECTORS) & loadI32(q + L.Q_EXCLUDING)) |
    (loadU8(rec + L.R_EMPLOYER_MARKS) & loadI32(q + L.Q_EMPLOYER_MARK));
  if (excluding !== 0 && isExcluded(rec, interestList + interests * L.INTEREST_BYTES, nearest, q))
    return -1;

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
  const freshness = loadI32(q + L.Q_FRESHNESS);
  if (freshness >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_FRESHNESS);
    weights += weight;
    total += weight * freshness;
  }
  if (isRemote ? places > 0 || modesIn(rec) !== 0 : reached >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_DISTANCE);
    weights += weight;
    total +=
      weight * (isRemote ? L.FULL_FIT : valueOnCurve(loadI32(q + L.Q_DISTANCE_CURVE), reached));
  }
  if (staysBelow(floor, total, weights, loadI32(q + L.Q_WEIGHTS_LEFT))) return 0;
  const experience = experienceFitOf(rec, competencyList, q);
  if (experience >= 0) {
    const weight = loadI32(q + L.Q_WEIGHT_EXPERIENCE);
    weights += weight;
    total += weight * experience;
  }
  const pay = loadI32(rec + L.R_PAY);
  if (pay !== -1 && (pay & L.PAY_MINIMUM) !== 0) {
    const offer = offeredTo(pay, q);
    if (offer >= 0) {
      const weight = loadI32(q + L.Q_WEIGHT_PAY);
      const share = divide(offer * L.FULL_FIT, pay & L.PAY_MINIMUM);
      weights += weight;
      total += weight * valueOnCurve(loadI32(q + L.Q_PAY_CURVE), share);
    }
  }
  if (sectors > 0 && loadI32(q + L.Q_SAYS_SECTORS) !== 0) {
    const weight = loadI32(q + L.Q_WEIGHT_SECTOR);
    weights += weight;
    total += weight * sectorFitOf(sectorList, sectors, loadU8(rec + L.R_HIGHEST_WISHES) >> 4, q);
  }
  if (interests > 0) {
    const weight = loadI32(q + L.Q_WEIGHT_INTEREST);
    const most = loadU16(loadI32(q + L.Q_INTEREST_MOST) + loadU8(rec + L.R_INTEREST_SUM) * 2);
    // They may all have faded, and then count for nothing; so the score is below where it is either way.
    if (staysBelow(floor, total, weights, 0))
      if (staysBelow(floor, total + weight * most, weights + weight, 0)) return 0;
    const interest = interestFitOf(rec, interestList, q);
    if (interest >= 0) {
      weights += weight;
      total += weight * interest;
    }
  }
  return weights === 0 ? 0 : divide(2 * total + weights, 2 * weights);
}

/** Whether the rounded mean stays below the floor even where every weight that is left is met in full. */
function staysBelow(floor: i32, total: i32, weights: i32, left: i32): boolean {
  const all = weights + left;
  return 2 * (total + left * L.FULL_FIT) + all < 2 * all * floor;
}

/** The lists from the hidden vacancies on: what the candidate does not want to see again. */
function isExcluded(rec: i32, hiddenList: i32, nearest: i32, q: i32): boolean {
  const hidden = loadU16(rec + L.R_HIDDEN) & 511;
  const ids = loadI32(q + L.Q_IDS);
  if (ids > 0 && holdsOne(hiddenList, hidden, loadI32(q + L.Q_ID_LIST), ids)) return true;
  const employers = loadU8(rec + L.R_EXCLUDED_EMPLOYERS);
  const employerList = hiddenList + hidden * 4;
  if (holdsOne(employerList, employers, q + L.Q_EMPLOYER, 1)) return true;
  const avoided = loadU8(rec + L.R_EXCLUDED_SECTORS);
  const avoidedList = employerList + employers * 4;
  for (let n = 0; n < avoided; n++)
    if (loadU8(loadI32(q + L.Q_SECTOR_TABLE) + loadI32(avoidedList + n * 4)) !== 0) return true;
  return breaksARule(rec, avoidedList + avoided * 4, nearest, q);
}
