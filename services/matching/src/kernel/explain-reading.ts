import type { Reason } from "@raakvlak/contracts";
import { fullFit } from "../domain/fit.ts";
import type { Dictionaries } from "./dictionary.ts";
import type { ExplainPlan } from "./explain-plan.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";
import {
  coordinateBytesOf,
  isAssessed,
  languagesOf,
  occupationsOf,
  placeBytesOf,
  placesOf,
  sectorsOf,
  skillsOf,
} from "./record-fields.ts";

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
  /** Of the occupations, and of the skills with their levels. */
  weights: number;
  strengths: number;
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
    weights: 0,
    strengths: 0,
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

function findLists(views: Views, lists: Lists, rec: number): void {
  lists.coordinates = coordinateBytesOf(views, rec);
  lists.placeBytes = placeBytesOf(lists.coordinates);
  lists.places = placesOf(views, rec);
  lists.placeList = rec + L.R_LISTS;
  const occupations = occupationsOf(views, rec);
  const skills = skillsOf(views, rec);
  lists.occupations = lists.placeList + lists.places * lists.placeBytes;
  lists.skills = lists.occupations + occupations * 2;
  lists.weights = lists.skills + skills * 2 + languagesOf(views, rec) * 2;
  lists.strengths = lists.weights + occupations;
  lists.sectors = Math.ceil((lists.strengths + skills) / 4) * 4;
  lists.competencies = lists.sectors + sectorsOf(views, rec) * 4;
  lists.interests = lists.competencies + (isAssessed(views, rec) ? L.COMPETENCIES_BYTES : 0);
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
