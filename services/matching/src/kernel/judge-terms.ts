import * as L from "./layout.ts";
import {
  floorOf,
  loadF64,
  loadI32,
  loadU16,
  loadU8,
  squareRoot,
  type f64,
  type i32,
} from "./native.ts";
import {
  contractsIn,
  coordinateIn,
  countryIn,
  isRoundedIn,
  modesIn,
  officeDaysIn,
  placeBytesIn,
  placesIn,
} from "./record-lists.ts";

// What a record rules out, bit for bit as the domain's eligibility. Compiled by both kernels: see native.ts.

/** Metres to a point of memory: the domain's formula, in its order of operations. */
export function metresTo(x: f64, y: f64, z: f64, point: i32): i32 {
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

/** Metres from a wished place to the nearest of the vacancy's, of which there is one at least. */
export function metresToVacancy(q: i32, place: i32, isRounded: boolean): i32 {
  const x: f64 = coordinateIn(place, 0, isRounded);
  const y: f64 = coordinateIn(place, 1, isRounded);
  const z: f64 = coordinateIn(place, 2, isRounded);
  const count = loadI32(q + L.Q_PLACES);
  const list = loadI32(q + L.Q_PLACE_LIST);
  let nearest = metresTo(x, y, z, list);
  for (let n = 1; n < count; n++) {
    const metres = metresTo(x, y, z, list + n * 24);
    if (metres < nearest) nearest = metres;
  }
  return nearest;
}

/** `open`: what the slices have not decided already, as bits. */
export function breaksTerms(rec: i32, q: i32, open: i32): boolean {
  if ((open & L.OPEN_CONTRACTS) !== 0) {
    const contracts = contractsIn(rec);
    if (contracts !== 0 && (contracts & loadI32(q + L.Q_CONTRACTS)) === 0) return true;
  }
  if ((open & L.OPEN_MODE) !== 0) {
    const modes = modesIn(rec);
    if (modes !== 0 && (modes & loadI32(q + L.Q_MODE)) === 0) return true;
  }
  if ((open & L.OPEN_OFFICE_DAYS) !== 0)
    if (officeDaysIn(rec) < loadI32(q + L.Q_OFFICE_DAYS)) return true;
  if ((open & L.OPEN_HOURS) !== 0) {
    const most = loadU8(rec + L.R_HOURS_MAX);
    if (most !== 0 && most < loadI32(q + L.Q_HOURS_MIN)) return true;
    if (most !== 0 && loadI32(q + L.Q_HOURS_MAX) < loadU8(rec + L.R_HOURS_MIN)) return true;
  }
  if ((open & L.OPEN_PAY) !== 0) {
    const pay = loadI32(rec + L.R_PAY);
    if (pay === -1) return false;
    const offer = offeredTo(pay, q);
    return offer >= 0 && offer < (pay & L.PAY_MINIMUM);
  }
  return false;
}

/** What is offered of the kind that the candidate means; -1: not stated. */
export function offeredTo(pay: i32, q: i32): i32 {
  const isOnTarget = pay !== -1 && (pay & L.PAY_ON_TARGET) !== 0;
  return isOnTarget ? loadI32(q + L.Q_OFFERED_ON_TARGET) : loadI32(q + L.Q_OFFERED_FIXED);
}

export function lacksALanguage(list: i32, count: i32, q: i32): boolean {
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

export function livesInOtherCountries(rec: i32, q: i32): boolean {
  const countries = loadI32(q + L.Q_COUNTRIES);
  const places = placesIn(rec);
  if (countries === 0 || places === 0) return false;
  const list = loadI32(q + L.Q_COUNTRY_LIST);
  const isRounded = isRoundedIn(rec);
  for (let n = 0; n < places; n++) {
    const country = countryIn(rec + L.R_LISTS + n * placeBytesIn(isRounded), isRounded);
    if (country === 0) return false;
    for (let one = 0; one < countries; one++) if (loadI32(list + one * 4) === country) return false;
  }
  return true;
}

export function holdsOne(list: i32, count: i32, others: i32, otherCount: i32): boolean {
  for (let n = 0; n < count; n++) {
    const item = loadI32(list + n * 4);
    for (let one = 0; one < otherCount; one++) if (loadI32(others + one * 4) === item) return true;
  }
  return false;
}

/** The rules that dismissals taught; `nearest`: metres to the nearest of all places, -1 where there is none or it is remote. */
export function breaksARule(rec: i32, list: i32, nearest: i32, q: i32): boolean {
  const rules = loadU16(rec + L.R_HIDDEN) >> 9;
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
