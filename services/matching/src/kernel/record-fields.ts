import * as L from "./layout.ts";
import type { Views } from "./native.ts";

// The fields of a record that share a byte with others, for the code around the kernel. What the kernel reads itself: record-lists.ts.

export function bytesOf({ u16 }: Views, rec: number): number {
  return u16[(rec + L.R_BYTES) >> 1] ?? 0;
}

export function placesOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_CONTRACTS] ?? 0) >> 6;
}

/** A bit for each. */
export function workModesOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_MODES] ?? 0) & 7;
}

/** 0: not said. */
export function seniorityOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_SENIORITY] ?? 0) & 7;
}

export function highestSkillOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_SENIORITY] ?? 0) >> 3;
}

export function occupationsOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_WISHES] ?? 0) & 15;
}

export function highestOccupationOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_HIGHEST_WISHES] ?? 0) & 15;
}

export function sectorsOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_WISHES] ?? 0) >> 4;
}

export function highestSectorOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_HIGHEST_WISHES] ?? 0) >> 4;
}

export function skillsOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_SKILLS] ?? 0) & 31;
}

export function languagesOf({ u8 }: Views, rec: number): number {
  return (u8[rec + L.R_SKILLS] ?? 0) >> 5;
}

export function hiddenOf({ u16 }: Views, rec: number): number {
  return (u16[(rec + L.R_HIDDEN) >> 1] ?? 0) & 511;
}

export function rulesOf({ u16 }: Views, rec: number): number {
  return (u16[(rec + L.R_HIDDEN) >> 1] ?? 0) >> 9;
}

export function isAssessed({ u8 }: Views, rec: number): boolean {
  return ((u8[rec + L.R_FLAGS] ?? 0) & L.FLAG_ASSESSED) !== 0;
}

/** Length of the coordinates of one place, and of the place. */
export function coordinateBytesOf({ u8 }: Views, rec: number): number {
  const isRounded = ((u8[rec + L.R_FLAGS] ?? 0) & L.FLAG_ROUNDED) !== 0;
  return isRounded ? L.PLACE_ROUNDED_BYTES : L.PLACE_EXACT_BYTES;
}

export function placeBytesOf(coordinates: number): number {
  const isExact = coordinates === L.PLACE_EXACT_BYTES;
  return coordinates + (isExact ? L.PLACE_EXACT_TERMS_BYTES : L.PLACE_TERMS_BYTES);
}

/** Where the list of occupations begins. */
export function occupationListOf(views: Views, rec: number): number {
  return rec + L.R_LISTS + placesOf(views, rec) * placeBytesOf(coordinateBytesOf(views, rec));
}

export function sectorListOf(views: Views, rec: number): number {
  const wishes = occupationsOf(views, rec) + skillsOf(views, rec);
  const end = occupationListOf(views, rec) + wishes * 3 + languagesOf(views, rec) * 2;
  return Math.ceil(end / 4) * 4;
}

export function interestListOf(views: Views, rec: number): number {
  return competencyListOf(views, rec) + (isAssessed(views, rec) ? L.COMPETENCIES_BYTES : 0);
}

function competencyListOf(views: Views, rec: number): number {
  return sectorListOf(views, rec) + sectorsOf(views, rec) * 4;
}
