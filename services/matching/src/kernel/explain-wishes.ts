import { shareOf } from "../domain/fit.ts";
import type { OccupationOffer } from "./explain-plan.ts";
import { absent, markOf, strengthOf, type Reading } from "./explain-reading.ts";
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
  const { views, plan, rec, at } = reading;
  const count = occupationsOf(views, rec);
  if (count === 0 || !plan.saysOccupations) return absent;
  const highest = highestOccupationOf(views, rec);
  let best: OccupationOffer | undefined;
  let fit = 0;
  for (let n = 0; n < count; n++) {
    const number = views.u16[(at.occupations >> 1) + n] ?? 0;
    if ((markOf(reading, L.Q_OCCUPATION_TABLE, number) & L.OCCUPATION_ROW) === 0) continue;
    const strength = strengthOf(reading, highest, views.u8[at.weights + n] ?? 0);
    for (const offer of plan.occupations.get(number) ?? []) {
      const value = shareOf(shareOf(offer.base, strength), offer.counts);
      if (best === undefined || value > fit || (value === fit && comesFirst(offer, best))) {
        best = offer;
        fit = value;
      }
    }
  }
  reading.values = best?.values;
  return fit;
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
  const { views, plan, rec, at } = reading;
  const count = skillsOf(views, rec);
  if (count === 0 || plan.skillWeights === 0) return absent;
  const highest = highestSkillOf(views, rec);
  let matched = 0;
  let sum = 0;
  let mustMatched = 0;
  for (let n = 0; n < count; n++) {
    const mark = markOf(reading, L.Q_SKILL_TABLE, views.u16[(at.skills >> 1) + n] ?? 0);
    if (mark === 0) continue;
    const place = plan.skillPlaces[mark - 1] ?? 0;
    const asked = plan.skills[place];
    if (asked === undefined) continue;
    const has = views.u8[at.strengths + n] ?? 0;
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
    matched: namesOf(reading, matched),
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

function namesOf({ plan }: Reading, matched: number): string[] {
  const concepts: string[] = [];
  for (let n = 0; n < matched && n < 6; n++)
    concepts.push(plan.skills[matchedPlaces[n] ?? 0]?.concept ?? "");
  return concepts;
}

export function sectorFit(reading: Reading): number {
  const { views, plan, rec, at, names } = reading;
  const count = sectorsOf(views, rec);
  if (count === 0 || plan.vacancy.sectors.length === 0) return absent;
  const highest = highestSectorOf(views, rec);
  let best: number | undefined;
  let fit = 0;
  for (let n = 0; n < count; n++) {
    const wish = views.i32[(at.sectors >> 2) + n] ?? 0;
    const number = wish >>> 4;
    if (markOf(reading, L.Q_SECTOR_TABLE, number) === 0) continue;
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
