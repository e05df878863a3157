import type { Reason } from "@raakvlak/contracts";
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
  /** Address of the question. */
  readonly question: number;
  readonly tables: Tables;
  /** The record that is read now, and where its lists begin. */
  rec: number;
  readonly at: Lists;
  /** What the factor tells whose fit was asked last; undefined: it is met by nothing. */
  values: Reason["values"] | undefined;
}

/** Addresses of what the question has written for the kernel: what the vacancy names, and what that counts for. */
interface Tables {
  /** A byte for each text that has a number; 0: the vacancy does not name it. */
  readonly occupations: number;
  readonly skills: number;
  readonly sectors: number;
  readonly occupationFits: number;
  readonly strengths: number;
  readonly families: number;
  readonly seniorities: number;
  readonly years: number;
  readonly evidence: number;
  readonly points: number;
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
  const tableOf = (field: number) => views.i32[(question + field) >> 2] ?? 0;
  const tables = {
    occupations: tableOf(L.Q_OCCUPATION_TABLE),
    skills: tableOf(L.Q_SKILL_TABLE),
    sectors: tableOf(L.Q_SECTOR_TABLE),
    occupationFits: tableOf(L.Q_OCCUPATION_FITS),
    strengths: tableOf(L.Q_STRENGTHS),
    families: tableOf(L.Q_FAMILY_VALUES),
    seniorities: tableOf(L.Q_SENIORITY_VALUES),
    years: tableOf(L.Q_YEARS_VALUES),
    evidence: tableOf(L.Q_EVIDENCE),
    points: tableOf(L.Q_POINTS),
  };
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
  return { views, names, plan, question, tables, rec: 0, at, values: undefined };
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

/** What a wish of a weight counts for beside the highest. */
export function strengthOf({ views, tables }: Reading, highest: number, weight: number): number {
  return views.u16[(tables.strengths >> 1) + (highest << 4) + weight] ?? 0;
}
