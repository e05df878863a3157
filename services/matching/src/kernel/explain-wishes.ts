import { shareOf } from "../domain/fit.ts";
import type { ExplainPlan, OccupationOffer } from "./explain-plan.ts";
import { absent, strengthOf, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";
import {
  highestOccupationOf,
  highestSectorOf,
  highestSkillOf,
  occupationsOf,
  sectorsOf,
  skillsOf,
} from "./record-fields.ts";

export function occupationFit(reading: Reading): number {
  const { views, plan, rec, at, tables } = reading;
  const { u8, u16 } = views;
  const count = occupationsOf(views, rec);
  if (count === 0 || !plan.saysOccupations) return absent;
  const highest = highestOccupationOf(views, rec);
  let best: OccupationOffer | undefined;
  let fit = 0;
  for (let n = 0; n < count; n++) {
    const number = u16[(at.occupations >> 1) + n] ?? 0;
    const row = (u8[tables.occupations + number] ?? 0) & L.OCCUPATION_ROW;
    if (row === 0) continue;
    const weight = (highest << 4) + (u8[at.weights + n] ?? 0);
    const value = u16[((tables.occupationFits + row * L.OCCUPATION_ROW_BYTES) >> 1) + weight] ?? 0;
    if (best !== undefined && value < fit) continue;
    const strength = strengthOf(reading, highest, u8[at.weights + n] ?? 0);
    const offer = firstOffer(plan.occupations.get(number) ?? [], strength, value);
    if (offer === undefined) continue;
    if (best === undefined || value > fit || comesFirst(offer, best)) best = offer;
    fit = value;
  }
  reading.values = best?.values;
  return fit;
}

/** Offers come in the order of their names, and the first that makes the fit explains it. */
function firstOffer(
  offers: readonly OccupationOffer[],
  strength: number,
  fit: number,
): OccupationOffer | undefined {
  if (offers.length === 1) return offers[0];
  return offers.find(({ base, counts }) => shareOf(shareOf(base, strength), counts) === fit);
}

/** Of equal fits the first offer by name, then the first wish. */
function comesFirst({ values: a }: OccupationOffer, { values: b }: OccupationOffer): boolean {
  if (a.offered !== b.offered) return a.offered < b.offered;
  return a.wished < b.wished;
}

/** Skills that match: what each is worth, and its place among those asked; overwritten by the next call. */
const worths = new Int32Array(256);
const matchedPlaces = new Int32Array(256);

export function skillsFit(reading: Reading): number {
  const { views, plan, rec, at, tables } = reading;
  const { u8, u16 } = views;
  const count = skillsOf(views, rec);
  if (count === 0 || plan.skillWeights === 0) return absent;
  const highest = highestSkillOf(views, rec);
  let matched = 0;
  let sum = 0;
  let mustMatched = 0;
  for (let n = 0; n < count; n++) {
    const mark = u8[tables.skills + (u16[(at.skills >> 1) + n] ?? 0)] ?? 0;
    if (mark === 0) continue;
    const place = plan.skillPlaces[mark - 1] ?? 0;
    const asked = plan.skills[place];
    if (asked === undefined) continue;
    const has = u8[at.strengths + n] ?? 0;
    const strength = strengthOf(reading, highest, has >> 3);
    const value = shareOf(asked.byLevel[has & 7] ?? 0, strength);
    if (value === 0) continue;
    const worth = asked.weight * value;
    sum += worth;
    if (asked.isMust) mustMatched += 1;
    noteSkill(matched, worth, place);
    matched += 1;
  }
  reading.values = {
    matched: namesOf(plan, matched),
    mustAsked: plan.mustAsked,
    mustMatched,
    niceAsked: plan.niceAsked,
    niceMatched: matched - mustMatched,
  };
  return Math.floor(sum / plan.skillWeights);
}

/** Best first, then by name, which is the order of the skills asked. */
function noteSkill(matched: number, worth: number, place: number): void {
  let to = matched;
  for (; to > 0; to--) {
    const before = worths[to - 1] ?? 0;
    const other = matchedPlaces[to - 1] ?? 0;
    if (before > worth || (before === worth && other < place)) break;
    worths[to] = before;
    matchedPlaces[to] = other;
  }
  worths[to] = worth;
  matchedPlaces[to] = place;
}

/** Six at most; a copy of exactly as many takes less room than a list that grows. */
const concepts: string[] = [];

function namesOf({ skills }: ExplainPlan, matched: number): string[] {
  const count = Math.min(matched, 6);
  for (let n = 0; n < count; n++) concepts[n] = skills[matchedPlaces[n] ?? 0]?.concept ?? "";
  return concepts.slice(0, count);
}

export function sectorFit(reading: Reading): number {
  const { views, plan, rec, at, names, tables } = reading;
  const count = sectorsOf(views, rec);
  if (count === 0 || plan.vacancy.sectors.length === 0) return absent;
  const highest = highestSectorOf(views, rec);
  let best: number | undefined;
  let fit = 0;
  for (let n = 0; n < count; n++) {
    const wish = views.i32[(at.sectors >> 2) + n] ?? 0;
    const number = wish >>> 4;
    if (views.u8[tables.sectors + number] === 0) continue;
    const value = strengthOf(reading, highest, wish & 15);
    const isFirst = () => names.sectors.textOf(number) < names.sectors.textOf(best ?? 0);
    if (value > fit || (value === fit && best !== undefined && isFirst())) {
      best = number;
      fit = value;
    }
  }
  reading.values = best === undefined ? undefined : plan.sectors.get(best);
  return fit;
}
