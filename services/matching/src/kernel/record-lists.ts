import * as L from "./layout.ts";
import { loadF64, loadI32, loadU16, loadU8, toDouble, type f64, type i32 } from "./native.ts";

// How a record holds its lists. Compiled by both kernels: see native.ts. For the code around them: record-fields.ts.

export function placesIn(rec: i32): i32 {
  return loadU8(rec + L.R_CONTRACTS) >> 6;
}

export function contractsIn(rec: i32): i32 {
  return loadU8(rec + L.R_CONTRACTS) & 63;
}

export function modesIn(rec: i32): i32 {
  return loadU8(rec + L.R_MODES) & 7;
}

/** More than anybody asks: not said. */
export function officeDaysIn(rec: i32): i32 {
  return loadU8(rec + L.R_MODES) >> 3;
}

export function seniorityIn(rec: i32): i32 {
  return loadU8(rec + L.R_SENIORITY) & 7;
}

export function occupationsIn(rec: i32): i32 {
  return loadU8(rec + L.R_WISHES) & 15;
}

export function sectorsIn(rec: i32): i32 {
  return loadU8(rec + L.R_WISHES) >> 4;
}

export function skillsIn(rec: i32): i32 {
  return loadU8(rec + L.R_SKILLS) & 31;
}

export function languagesIn(rec: i32): i32 {
  return loadU8(rec + L.R_SKILLS) >> 5;
}

export function isRoundedIn(rec: i32): boolean {
  return (loadU8(rec + L.R_FLAGS) & L.FLAG_ROUNDED) !== 0;
}

export function placeBytesIn(isRounded: boolean): i32 {
  if (isRounded) return L.PLACE_ROUNDED_BYTES + L.PLACE_TERMS_BYTES;
  return L.PLACE_EXACT_BYTES + L.PLACE_EXACT_TERMS_BYTES;
}

export function coordinateIn(place: i32, axis: i32, isRounded: boolean): f64 {
  if (isRounded) return toDouble(loadI32(place + axis * 4)) / L.PLACE_DECIMALS;
  return loadF64(place + axis * 8);
}

function termsIn(place: i32, isRounded: boolean): i32 {
  return place + (isRounded ? L.PLACE_ROUNDED_BYTES : L.PLACE_EXACT_BYTES);
}

export function radiusIn(place: i32, isRounded: boolean): i32 {
  return loadU8(termsIn(place, isRounded) + L.PLACE_RADIUS);
}

export function countryIn(place: i32, isRounded: boolean): i32 {
  return loadU8(termsIn(place, isRounded) + L.PLACE_COUNTRY);
}

/** Where the lists begin; each follows the one before. */
export function occupationListIn(rec: i32): i32 {
  return rec + L.R_LISTS + placesIn(rec) * placeBytesIn(isRoundedIn(rec));
}

export function skillListIn(rec: i32): i32 {
  return occupationListIn(rec) + occupationsIn(rec) * 2;
}

export function languageListIn(rec: i32): i32 {
  return skillListIn(rec) + skillsIn(rec) * 2;
}

export function conceptIn(list: i32, n: i32): i32 {
  return loadU16(list + n * 2);
}
