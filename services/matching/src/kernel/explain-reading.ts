import type { Reason } from "@raakvlak/contracts";
import { fullFit } from "../domain/fit.ts";
import type { Dictionaries } from "./dictionary.ts";
import type { ExplainPlan } from "./explain-plan.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";

/** The records that one question explains, one after the other. */
export interface Reading {
  readonly views: Views;
  readonly names: Dictionaries;
  readonly plan: ExplainPlan;
  /** The address of the question, whose tables know what the vacancy names. */
  readonly question: number;
  /** The record that is read now, and where its lists begin. */
  rec: number;
  readonly at: Lists;
  /** What the factor tells whose fit was asked last; undefined: it is met by nothing. */
  values: Reason["values"] | undefined;
}

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

/** In the place of a fit: the factor is not there, for one side says nothing. */
export const absent = -1;

/** Good while the question stands, and nothing is changed. */
export function createReading({
  views,
  names,
  plan,
  question,
}: Pick<Reading, "views" | "names" | "plan" | "question">): Reading {
  const at: Lists = {
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
  return { views, names, plan, question, rec: 0, at, values: undefined };
}

export function readRecord(reading: Reading, rec: number): void {
  reading.rec = rec;
  findLists(reading.views, reading.at, rec);
}

function findLists({ u8 }: Views, lists: Lists, rec: number): void {
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

/** What the question's table of a field holds of an entry; 0: the vacancy does not name it. */
export function markOf({ views, question }: Reading, table: number, number: number): number {
  const { u8, i32 } = views;
  return u8[(i32[(question + table) >> 2] ?? 0) + number] ?? 0;
}

export function strengthOf({ plan }: Reading, highest: number, weight: number): number {
  const { least } = plan.measure.model.wish;
  return least + Math.floor(((fullFit - least) * weight) / highest);
}
