import { coverCircle, hilbertRank, positionOf, type Cover } from "./geography.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";
import { afterPlacesOf, placeOf } from "./record-places.ts";
import {
  hoursAbove,
  hoursBelow,
  levels,
  payAbove,
  slicedLanguages,
  type SliceMap,
} from "./slice-map.ts";

/** What a record amounts to in the blocks; overwritten by the next call of `sliceRecord`. */
export const sliced = {
  /** The slices in which the slot's bit is set. */
  slices: new Uint16Array(L.SLICES * 2),
  count: 0,
  /** Its occupations, then its skills. */
  concepts: new Int32Array(512),
  occupations: 0,
  skills: 0,
  cover: new Int32Array(L.ROWS) as Cover,
  /** Work modes and purposes that the slot takes, for skipping whole blocks. */
  flags: 0,
};

const recruitersFlag = 8;
const alertsFlag = 16;
export const blockFlags = { recruiters: recruitersFlag, alerts: alertsFlag };
/** Farther apart the wished places are a class of their own: their blocks lie everywhere. */
const scatteredChord = 30 / 6_371;
const radiusClasses = [12, 22, 35, 55];

/** Lists the slices of a record. */
export function sliceRecord(views: Views, rec: number, map: SliceMap): void {
  const { u8, i32, u16 } = views;
  const { slices, concepts, cover } = sliced;
  let count = 0;
  const flags = u8[rec + L.R_FLAGS] ?? 0;
  let taken = 0;
  if ((flags & L.FLAG_RECRUITERS) !== 0) {
    slices[count++] = L.S_RECRUITERS;
    taken |= recruitersFlag;
  }
  if ((flags & L.FLAG_ALERTS) !== 0) {
    slices[count++] = L.S_ALERTS;
    taken |= alertsFlag;
  }
  const contracts = u8[rec + L.R_CONTRACTS] ?? 0;
  if (contracts !== 0)
    for (let bit = 0; bit < 6; bit++)
      if (((contracts >> bit) & 1) === 0) slices[count++] = L.S_CONTRACTS + bit;
  const modes = u8[rec + L.R_MODES] ?? 0;
  if (modes !== 0)
    for (let bit = 0; bit < 3; bit++)
      if (((modes >> bit) & 1) === 0) slices[count++] = L.S_MODES + bit;
  sliced.flags = taken | (modes === 0 ? 7 : modes);
  const office = u8[rec + L.R_OFFICE_DAYS] ?? 255;
  for (let days = office + 1; days <= 5; days++) slices[count++] = L.S_OFFICE_DAYS + days - 1;
  const most = u8[rec + L.R_HOURS_MAX] ?? 0;
  if (most !== 0) {
    const least = u8[rec + L.R_HOURS_MIN] ?? 0;
    for (let n = 0; n < 8; n++) {
      if (most < (hoursBelow[n] ?? 0)) slices[count++] = L.S_HOURS_MAX + n;
      if (least > (hoursAbove[n] ?? 0)) slices[count++] = L.S_HOURS_MIN + n;
    }
  }
  const pay = i32[(rec + L.R_PAY) >> 2] ?? -1;
  if (pay !== -1) {
    const family = (pay & L.PAY_ON_TARGET) === 0 ? L.S_PAY_FIXED : L.S_PAY_ON_TARGET;
    const minimum = pay & L.PAY_MINIMUM;
    for (let n = 0; n < payAbove.length && minimum > (payAbove[n] ?? 0); n++)
      slices[count++] = family + n;
  }

  const places = u8[rec + L.R_PLACES] ?? 0;
  const occupations = u8[rec + L.R_OCCUPATIONS] ?? 0;
  const skills = u8[rec + L.R_SKILLS] ?? 0;
  let at = afterPlacesOf(views, rec);
  for (let n = 0; n < occupations; n++, at += 4) {
    const concept = (i32[at >> 2] ?? 0) >>> 4;
    concepts[n] = concept;
    slices[count++] = map.occupations.first(concept);
    slices[count++] = map.occupations.second(concept);
  }
  for (let n = 0; n < skills; n++, at += 4) {
    const concept = (i32[at >> 2] ?? 0) >>> 7;
    concepts[occupations + n] = concept;
    slices[count++] = map.skills.first(concept);
    slices[count++] = map.skills.second(concept);
  }
  sliced.occupations = occupations;
  sliced.skills = skills;
  at += (u8[rec + L.R_SECTORS] ?? 0) * 4;
  const languages = u8[rec + L.R_LANGUAGES] ?? 0;
  if (languages > 0)
    for (let n = 0; n < slicedLanguages.length; n++) {
      let has = -1;
      for (let own = 0; own < languages; own++) {
        const language = u16[(at >> 1) + own] ?? 0;
        if (language >> 3 === slicedLanguages[n]) has = Math.max(has, language & 7);
      }
      for (let level = has + 1; level < levels; level++)
        slices[count++] = L.S_LANGUAGES + n * levels + level;
    }
  sliced.count = count;

  if (places === 0) cover.fill(-1);
  else {
    cover.fill(0);
    for (let n = 0; n < places; n++) {
      const place = placeOf(views, rec, n);
      coverCircle(cover, positionOf(place), place.radiusKm);
    }
  }
  let columns = 0;
  for (let row = 0; row < L.ROWS; row++) {
    const bits = cover[row] ?? 0;
    if (bits === 0) continue;
    columns |= bits;
    slices[count++] = L.S_ROWS + row;
  }
  for (let left = columns; left !== 0; left &= left - 1)
    slices[count++] = L.S_COLUMNS + 31 - Math.clz32(left & -left);
  sliced.count = count;
}

/**
 * What the slots are sorted by: who takes remote work, then how far a candidate looks, then where: neighbours in a block
 * are then near or far together. 32 bits, unsigned.
 */
export function sortKeyOf(views: Views, rec: number): number {
  const { u8 } = views;
  const modes = u8[rec + L.R_MODES] ?? 0;
  const remote = modes === 0 || (modes & 4) !== 0 ? 1 : 0;
  const places = u8[rec + L.R_PLACES] ?? 0;
  if (places === 0) return remote * 2 ** 31;
  const first = placeOf(views, rec, 0);
  let widest = 0;
  let apart = 0;
  for (let n = 0; n < places; n++) {
    const { x, y, z, radiusKm } = placeOf(views, rec, n);
    widest = Math.max(widest, radiusKm);
    apart = Math.max(apart, Math.abs(x - first.x), Math.abs(y - first.y), Math.abs(z - first.z));
  }
  const radius = radiusClasses.findIndex((km) => widest <= km);
  const kind = apart > scatteredChord ? 6 : 1 + (radius < 0 ? radiusClasses.length : radius);
  const rank = hilbertRank(positionOf(first));
  return remote * 2 ** 31 + kind * 2 ** 28 + rank;
}
