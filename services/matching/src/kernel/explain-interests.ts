import { valueOn } from "../domain/curve.ts";
import { metresBetween } from "../domain/earth.ts";
import { absent, markOf, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";

/** Interests that meet the vacancy: weight and text, side by side; overwritten by the next call. */
const met = { count: 0, isKnown: false, weights: new Int32Array(160), concepts: [] as string[] };

/** Concepts, in the order of the record: how many there are, and which bits of a mark say that the vacancy names it. */
const kinds = [
  {
    names: "occupations",
    count: L.R_INTEREST_OCCUPATIONS,
    table: L.Q_OCCUPATION_TABLE,
    bits: L.OCCUPATION_OFFERED,
  },
  { names: "skills", count: L.R_INTEREST_SKILLS, table: L.Q_SKILL_TABLE, bits: 255 },
  { names: "sectors", count: L.R_INTEREST_SECTORS, table: L.Q_SECTOR_TABLE, bits: 255 },
] as const;
const interestWords = L.INTEREST_BYTES >> 2;

export function interestFit(reading: Reading): number {
  const { views, plan, rec, at } = reading;
  met.count = 0;
  met.isKnown = false;
  let from = at.interests >> 2;
  for (const kind of kinds) {
    const count = views.u8[rec + kind.count] ?? 0;
    if (count > 0 && plan.says[kind.names]) lookAt(reading, kind, from, count);
    from += count * interestWords;
  }
  const places = views.u8[rec + L.R_INTEREST_PLACES] ?? 0;
  if (places > 0 && plan.isSomewhere) lookAtPlaces(reading, from, places);
  if (!met.isKnown) return absent;
  return tellMet(reading);
}

/** Those that have not faded are known, and some of them meet the vacancy. */
function lookAt(reading: Reading, kind: (typeof kinds)[number], from: number, count: number): void {
  const { i32 } = reading.views;
  for (let n = 0; n < count; n++) {
    const weight = weightAt(reading, from + n * interestWords);
    if (weight === 0) continue;
    met.isKnown = true;
    const number = (i32[from + n * interestWords] ?? 0) >>> 10;
    if ((markOf(reading, kind.table, number) & kind.bits) === 0) continue;
    note(weight, reading.names[kind.names].textOf(number));
  }
}

function lookAtPlaces(reading: Reading, from: number, count: number): void {
  const { names, views } = reading;
  for (let n = 0; n < count; n++) {
    const weight = weightAt(reading, from + n * interestWords);
    if (weight === 0) continue;
    met.isKnown = true;
    const point = (views.i32[from + n * interestWords] ?? 0) >>> 10;
    if (isNear(reading, point)) note(weight, conceptOfPoint(names.points.textOf(point)));
  }
}

/** What is left of an interest's weight by now. */
function weightAt({ views, plan }: Reading, at: number): number {
  const { i32 } = views;
  const { decay, measure } = plan;
  const age = measure.day - ((i32[at + 1] ?? 0) & 131_071);
  const remains = decay[Math.max(0, Math.min(age, decay.length - 1))] ?? 0;
  return Math.floor((((i32[at] ?? 0) & 1_023) * remains) / 100);
}

/** Heaviest first, then by name. */
function note(weight: number, concept: string): void {
  let place = met.count++;
  for (; place > 0; place--) {
    const before = met.weights[place - 1] ?? 0;
    const name = met.concepts[place - 1] ?? "";
    if (before > weight || (before === weight && name <= concept)) break;
    met.weights[place] = before;
    met.concepts[place] = name;
  }
  met.weights[place] = weight;
  met.concepts[place] = concept;
}

function tellMet(reading: Reading): number {
  let sum = 0;
  const concepts: string[] = [];
  for (let n = 0; n < met.count; n++) {
    const concept = met.concepts[n] ?? "";
    sum += met.weights[n] ?? 0;
    if (concepts.length < 6 && !concepts.includes(concept)) concepts.push(concept);
  }
  reading.values = { concepts };
  return valueOn(reading.plan.measure.model.interest.byWeight, sum);
}

/** A point's text is its concept and its coordinates. */
function conceptOfPoint(text: string): string {
  return text.slice(0, text.indexOf(" "));
}

function isNear({ views, plan, question }: Reading, point: number): boolean {
  const { f64, i32 } = views;
  const at = ((i32[(question + L.Q_POINTS) >> 2] ?? 0) >> 3) + point * 3;
  const place = { x: f64[at] ?? 0, y: f64[at + 1] ?? 0, z: f64[at + 2] ?? 0 };
  const { nearMetres } = plan.measure.model.interest;
  for (const vector of plan.vacancy.vectors)
    if (metresBetween(place, vector) <= nearMetres) return true;
  return false;
}
