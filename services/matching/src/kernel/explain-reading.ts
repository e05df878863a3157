import type { Reason } from "@raakvlak/contracts";
import { fullFit } from "../domain/fit.ts";
import type { Dictionaries } from "./dictionary.ts";
import type { ExplainPlan } from "./explain-plan.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";

export interface Reading {
  readonly views: Views;
  readonly names: Dictionaries;
  readonly plan: ExplainPlan;
  readonly rec: number;
  readonly at: Lists;
}

/** Where the lists of the record that is explained begin; one for all. */
interface Lists {
  places: number;
  placeBytes: number;
  coordinates: number;
  placeList: number;
  occupations: number;
  skills: number;
  sectors: number;
  competencies: number;
  interests: number;
}

const lists: Lists = {
  places: 0,
  placeBytes: 0,
  coordinates: 0,
  placeList: 0,
  occupations: 0,
  skills: 0,
  sectors: 0,
  competencies: 0,
  interests: 0,
};

export interface Fit {
  readonly fit: number;
  readonly values: Reason["values"] | undefined;
}

/** Of a factor that is present and met by nothing. */
export const noFit: Fit = { fit: 0, values: undefined };

/** Begins to read a record; the one read before is not read any further. */
export function readRecord(
  views: Views,
  names: Dictionaries,
  plan: ExplainPlan,
  rec: number,
): Reading {
  findLists(views, rec);
  return { views, names, plan, rec, at: lists };
}

function findLists({ u8 }: Views, rec: number): void {
  const flags = u8[rec + L.R_FLAGS] ?? 0;
  const isRounded = (flags & L.FLAG_ROUNDED) !== 0;
  lists.coordinates = isRounded ? L.PLACE_ROUNDED_BYTES : L.PLACE_EXACT_BYTES;
  lists.placeBytes = lists.coordinates + L.PLACE_TERMS_BYTES;
  lists.places = u8[rec + L.R_PLACES] ?? 0;
  lists.placeList = rec + L.R_LISTS;
  lists.occupations = lists.placeList + lists.places * lists.placeBytes;
  lists.skills = lists.occupations + (u8[rec + L.R_OCCUPATIONS] ?? 0) * 4;
  lists.sectors = lists.skills + (u8[rec + L.R_SKILLS] ?? 0) * 4;
  const languages = lists.sectors + (u8[rec + L.R_SECTORS] ?? 0) * 4;
  lists.competencies = languages + (((u8[rec + L.R_LANGUAGES] ?? 0) + 1) >> 1) * 4;
  lists.interests =
    lists.competencies + ((flags & L.FLAG_ASSESSED) === 0 ? 0 : L.COMPETENCIES_BYTES);
}

export function strengthOf({ plan }: Reading, highest: number, weight: number): number {
  const { least } = plan.measure.model.wish;
  return least + Math.floor(((fullFit - least) * weight) / highest);
}
