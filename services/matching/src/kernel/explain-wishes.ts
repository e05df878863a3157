import { entryOf, shareOf } from "../domain/fit.ts";
import type { OccupationOffer } from "./explain-plan.ts";
import { noFit, strengthOf, type Fit, type Reading } from "./explain-reading.ts";
import * as L from "./layout.ts";

export function occupationOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, at } = reading;
  const count = views.u8[rec + L.R_OCCUPATIONS] ?? 0;
  if (count === 0 || !plan.saysOccupations) return undefined;
  const highest = (views.u8[rec + L.R_HIGHEST_WISHES] ?? 1) & 15;
  let best: OccupationOffer | undefined;
  let fit = 0;
  for (let n = 0; n < count; n++) {
    const wish = views.i32[(at.occupations >> 2) + n] ?? 0;
    const offers = plan.occupations.get(wish >>> 4);
    if (offers === undefined) continue;
    const strength = strengthOf(reading, highest, wish & 15);
    for (const offer of offers) {
      const value = shareOf(shareOf(offer.base, strength), offer.counts);
      if (best === undefined || value > fit || (value === fit && comesFirst(offer, best))) {
        best = offer;
        fit = value;
      }
    }
  }
  return best === undefined ? noFit : { fit, values: best.values };
}

/** Of equal fits the first offer by name, then the first wish. */
function comesFirst({ values: a }: OccupationOffer, { values: b }: OccupationOffer): boolean {
  if (a.offered !== b.offered) return a.offered < b.offered;
  return a.wished < b.wished;
}

/** Skills that match: what each is worth, and its place among those asked; overwritten by the next call. */
const worths = new Int32Array(256);
const matchedPlaces = new Int32Array(256);

export function skillsOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, at } = reading;
  const count = views.u8[rec + L.R_SKILLS] ?? 0;
  if (count === 0 || plan.skillWeights === 0) return undefined;
  const highest = views.u8[rec + L.R_HIGHEST_SKILL] ?? 1;
  const { levelShort } = plan.measure.model.skills;
  let matched = 0;
  let sum = 0;
  let mustMatched = 0;
  for (let n = 0; n < count; n++) {
    const skill = views.i32[(at.skills >> 2) + n] ?? 0;
    const place = plan.skillPlaces.get(skill >>> 7);
    const asked = place === undefined ? undefined : plan.skills[place];
    if (place === undefined || asked === undefined) continue;
    const has = skill & 7;
    const short = has === 0 || asked.level === undefined ? 0 : Math.max(0, asked.level - has);
    const strength = strengthOf(reading, highest, (skill >>> 3) & 15);
    const value = shareOf(entryOf(levelShort, short), strength);
    if (value === 0) continue;
    const worth = asked.weight * value;
    sum += worth;
    if (asked.need === "must") mustMatched += 1;
    // Best first, then by name, which is the order of the skills asked.
    let to = matched++;
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
  const concepts: string[] = [];
  for (let n = 0; n < matched && n < 6; n++)
    concepts.push(plan.skills[matchedPlaces[n] ?? 0]?.concept ?? "");
  const values = {
    matched: concepts,
    mustAsked: plan.mustAsked,
    mustMatched,
    niceAsked: plan.niceAsked,
    niceMatched: matched - mustMatched,
  };
  return { fit: Math.floor(sum / plan.skillWeights), values };
}

export function sectorOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, at, names } = reading;
  const count = views.u8[rec + L.R_SECTORS] ?? 0;
  if (count === 0 || plan.vacancy.sectors.length === 0) return undefined;
  const highest = (views.u8[rec + L.R_HIGHEST_WISHES] ?? 1) >> 4;
  let best: number | undefined;
  let fit = 0;
  for (let n = 0; n < count; n++) {
    const wish = views.i32[(at.sectors >> 2) + n] ?? 0;
    const number = wish >>> 4;
    if (!plan.sectors.has(number)) continue;
    const value = strengthOf(reading, highest, wish & 15);
    const isFirst = () => names.sectors.textOf(number) < names.sectors.textOf(best ?? 0);
    if (value > fit || (value === fit && best !== undefined && isFirst())) {
      best = number;
      fit = value;
    }
  }
  return best === undefined ? noFit : { fit, values: plan.sectors.get(best) };
}
