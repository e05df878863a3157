import { valueOn } from "../domain/curve.ts";
import { metresBetween } from "../domain/earth.ts";
import type { ExplainPlan, InterestKind } from "./explain-plan.ts";
import { absent, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";

/** Interests that meet the vacancy: weight and text, side by side; overwritten by the next call. */
const met = { count: 0, isKnown: false, weights: new Int32Array(160), concepts: [] as string[] };

const interestWords = L.INTEREST_BYTES >> 2;
const nothingMet = { concepts: [] };

export function interestFit(reading: Reading): number {
  const { views, plan, rec, at } = reading;
  met.count = 0;
  met.isKnown = false;
  let from = at.interests >> 2;
  for (const kind of plan.interestKinds) {
    const count = views.u8[rec + kind.count] ?? 0;
    if (count > 0 && kind.isSaid) lookAt(reading, kind, from, count);
    from += count * interestWords;
  }
  const places = views.u8[rec + L.R_INTEREST_PLACES] ?? 0;
  if (places > 0 && plan.isSomewhere) lookAtPlaces(reading, from, places);
  if (!met.isKnown) return absent;
  return tellMet(reading);
}

/** Those that have not faded are known, and some of them meet the vacancy. */
function lookAt(
  { views, plan, question }: Reading,
  { table, bits, names }: InterestKind,
  from: number,
  count: number,
): void {
  const { i32, u8 } = views;
  const marks = i32[(question + table) >> 2] ?? 0;
  const end = from + count * interestWords;
  for (let at = from; at < end; at += interestWords) {
    const interest = i32[at] ?? 0;
    const weight = leftOf(plan, interest, i32[at + 1] ?? 0);
    if (weight === 0) continue;
    met.isKnown = true;
    const number = interest >>> 10;
    if (((u8[marks + number] ?? 0) & bits) !== 0) note(weight, names.textOf(number));
  }
}

function lookAtPlaces(reading: Reading, from: number, count: number): void {
  const { i32 } = reading.views;
  const end = from + count * interestWords;
  for (let at = from; at < end; at += interestWords) {
    const interest = i32[at] ?? 0;
    const weight = leftOf(reading.plan, interest, i32[at + 1] ?? 0);
    if (weight === 0) continue;
    met.isKnown = true;
    const point = interest >>> 10;
    if (isNear(reading, point)) note(weight, conceptOfPoint(reading, point));
  }
}

/** What is left of an interest's weight by now, by its two words. */
function leftOf({ decay, measure }: ExplainPlan, interest: number, seen: number): number {
  const age = measure.day - (seen & 131_071);
  const last = decay.length - 1;
  const remains = decay[age < 0 ? 0 : age > last ? last : age] ?? 0;
  return Math.floor(((interest & 1_023) * remains) / 100);
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
  const { byWeight } = reading.plan.measure.model.interest;
  reading.values = nothingMet;
  if (met.count === 0) return valueOn(byWeight, 0);
  let sum = 0;
  const concepts: string[] = [];
  for (let n = 0; n < met.count; n++) {
    const concept = met.concepts[n] ?? "";
    sum += met.weights[n] ?? 0;
    if (concepts.length < 6 && !concepts.includes(concept)) concepts.push(concept);
  }
  reading.values = { concepts };
  return valueOn(byWeight, sum);
}

/** A point's text is its concept and its coordinates. */
function conceptOfPoint({ names }: Reading, point: number): string {
  const text = names.points.textOf(point);
  return text.slice(0, text.indexOf(" "));
}

function isNear({ views, plan, tables }: Reading, point: number): boolean {
  const { f64 } = views;
  const at = (tables.points >> 3) + point * 3;
  const place = { x: f64[at] ?? 0, y: f64[at + 1] ?? 0, z: f64[at + 2] ?? 0 };
  const { nearMetres } = plan.measure.model.interest;
  for (const vector of plan.vacancy.vectors)
    if (metresBetween(place, vector) <= nearMetres) return true;
  return false;
}
