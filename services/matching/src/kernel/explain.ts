import { competencies, type Reason, type ReasonCode, type RoleFamily } from "@raakvlak/contracts";
import { valueOn } from "../domain/curve.ts";
import { metresBetween } from "../domain/earth.ts";
import { entryOf, fullFit, shareOf } from "../domain/fit.ts";
import type { Dictionaries } from "./dictionary.ts";
import type { ExplainPlan, OccupationOffer } from "./explain-plan.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";

// The reasons of one record, bit for bit as the domain's `score` gives them, read where they stand: nothing else of the
// record is decoded, and what is the same for everybody stands in the plan.

type Values = Reason["values"];

/** Fits and values of the factors that are present, in the model's order; overwritten by the next call. */
const weights = new Int32Array(8);
const fits = new Int32Array(8);
const shares = new Int32Array(8);
const remainders = new Int32Array(8);
const codes: (ReasonCode | undefined)[] = [];
const told: (Values | undefined)[] = [];

interface Reading {
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

interface Fit {
  readonly fit: number;
  readonly values: Values | undefined;
}

const factors: Readonly<Record<ReasonCode, (reading: Reading) => Fit | undefined>> = {
  occupation: occupationOf,
  skills: skillsOf,
  experience: experienceOf,
  sector: sectorOf,
  distance: distanceOf,
  pay: payOf,
  interest: interestOf,
  freshness: ({ plan }) => plan.freshness,
};

/** Why the candidate of a record fits: what added to the score, most first. */
export function explainRecord(
  views: Views,
  names: Dictionaries,
  plan: ExplainPlan,
  rec: number,
): Reason[] {
  findLists(views, rec);
  const reading = { views, names, plan, rec, at: lists };
  let count = 0;
  for (const { code, weight } of plan.weights) {
    const found = factors[code](reading);
    if (found === undefined) continue;
    weights[count] = weight;
    fits[count] = found.fit;
    codes[count] = code;
    told[count] = found.values;
    count += 1;
  }
  shareOut(count);
  const reasons: Reason[] = [];
  for (let n = 0; n < count; n++) {
    const contribution = shares[n] ?? 0;
    if (contribution === 0) continue;
    const reason = { code: codes[n], contribution, values: told[n] } as Reason;
    let place = reasons.length;
    for (; place > 0; place--) {
      const before = reasons[place - 1];
      if (before === undefined || before.contribution >= contribution) break;
      reasons[place] = before;
    }
    reasons[place] = reason;
  }
  return reasons;
}

/** As the domain's `shareOut`: largest remainders, of equal ones the first. */
function shareOut(count: number): void {
  let sum = 0;
  let total = 0;
  for (let n = 0; n < count; n++) {
    sum += weights[n] ?? 0;
    total += (weights[n] ?? 0) * (fits[n] ?? 0);
  }
  if (sum === 0) {
    shares.fill(0);
    return;
  }
  let left = Math.floor((2 * total + sum) / (2 * sum));
  for (let n = 0; n < count; n++) {
    const product = (weights[n] ?? 0) * (fits[n] ?? 0);
    shares[n] = Math.floor(product / sum);
    remainders[n] = product % sum;
    left -= shares[n] ?? 0;
  }
  for (; left > 0; left--) {
    let most = 0;
    for (let n = 1; n < count; n++) if ((remainders[n] ?? 0) > (remainders[most] ?? 0)) most = n;
    shares[most] = (shares[most] ?? 0) + 1;
    remainders[most] = -1;
  }
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

function strengthOf({ plan }: Reading, highest: number, weight: number): number {
  const { least } = plan.measure.model.wish;
  return least + Math.floor(((fullFit - least) * weight) / highest);
}

const noOccupation = { fit: 0, values: undefined };

function occupationOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, at } = reading;
  const count = views.u8[rec + L.R_OCCUPATIONS] ?? 0;
  if (count === 0 || !plan.saysOccupations) return undefined;
  const highest = views.u8[rec + L.R_HIGHEST_OCCUPATION] ?? 1;
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
  return best === undefined ? noOccupation : { fit, values: best.values };
}

/** Of equal fits the first offer by name, then the first wish. */
function comesFirst({ values: a }: OccupationOffer, { values: b }: OccupationOffer): boolean {
  if (a.offered !== b.offered) return a.offered < b.offered;
  return a.wished < b.wished;
}

/** Skills that match: what each is worth, and its place among those asked; overwritten by the next call. */
const worths = new Int32Array(256);
const matchedPlaces = new Int32Array(256);

function skillsOf(reading: Reading): Fit | undefined {
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

function sectorOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, at, names } = reading;
  const count = views.u8[rec + L.R_SECTORS] ?? 0;
  if (count === 0 || plan.vacancy.sectors.length === 0) return undefined;
  const highest = views.u8[rec + L.R_HIGHEST_SECTOR] ?? 1;
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
  return best === undefined ? noOccupation : { fit, values: plan.sectors.get(best) };
}

const families: readonly (RoleFamily | "either" | undefined)[] = [
  undefined,
  "seller",
  "leader",
  "either",
];

function experienceOf(reading: Reading): Fit | undefined {
  const { views, plan, rec } = reading;
  const { experience } = plan.measure.model;
  const { vacancy, family } = plan;
  const parts = experience.parts[family ?? "unknown"];
  let sum = 0;
  let weight = 0;
  const add = (part: number, value: number) => {
    weight += part;
    sum += part * value;
  };
  const flags = views.u8[rec + L.R_FLAGS] ?? 0;
  const own = families[flags & 3];
  if (own !== undefined && family !== undefined)
    add(parts.family, own === "either" || own === family ? fullFit : 0);
  const seniority = views.u8[rec + L.R_SENIORITY] ?? 0;
  const hasSeniority = seniority !== 0 && vacancy.seniority !== undefined;
  if (hasSeniority) {
    const above = seniority - (vacancy.seniority ?? 0);
    add(
      parts.seniority,
      above < 0
        ? entryOf(experience.seniorityBelow, -above)
        : entryOf(experience.seniorityAbove, above),
    );
  }
  const years = views.u8[rec + L.R_YEARS] ?? 255;
  if (years !== 255 && vacancy.yearsAsked !== undefined)
    add(parts.years, entryOf(experience.yearsShort, Math.max(0, vacancy.yearsAsked - years)));
  let strong = 0;
  const isAssessed = (flags & L.FLAG_ASSESSED) !== 0;
  if (isAssessed) {
    let askedWeights = 0;
    let askedSum = 0;
    for (let n = 0; n < plan.asked.length; n++) {
      const one = plan.asked[n];
      if (one === undefined) continue;
      const evidence = evidenceOf(reading, competencies.indexOf(one.competency));
      askedWeights += one.weight;
      askedSum += one.weight * entryOf(experience.evidence, evidence);
      if (evidence >= experience.strongFrom) strong |= 1 << n;
    }
    if (askedWeights > 0) add(parts.competencies, Math.floor(askedSum / askedWeights));
  }
  if (weight === 0) return undefined;
  const saysCompetencies = isAssessed && family !== undefined && plan.asked.length > 0;
  const key = (strong * 2 + (saysCompetencies ? 1 : 0)) * 8 + (hasSeniority ? seniority : 0);
  let values = plan.experiences.get(key);
  if (values === undefined) {
    values = {
      ...(hasSeniority && { seniority: { asked: vacancy.seniority ?? 0, has: seniority } }),
      ...(saysCompetencies && {
        competencies: {
          family,
          strong: plan.asked
            .filter((_, n) => ((strong >> n) & 1) === 1)
            .map(({ competency }) => competency)
            .slice(0, 6),
          asked: plan.asked.length,
        },
      }),
    };
    plan.experiences.set(key, values);
  }
  return { fit: Math.floor(sum / weight), values };
}

/** Nibble 15: left open in the self-assessment, which counts as none. */
function evidenceOf({ views, at }: Reading, competency: number): number {
  const pair = views.u8[at.competencies + (competency >> 1)] ?? 0;
  const evidence = (pair >> ((competency & 1) << 2)) & 15;
  return evidence === 15 ? 0 : evidence;
}

const remote = { fit: fullFit, values: { remote: true as const } };

function distanceOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, at, names } = reading;
  if (plan.isRemote)
    return at.places > 0 || (views.u8[rec + L.R_MODES] ?? 0) !== 0 ? remote : undefined;
  const { vectors } = plan.vacancy;
  if (vectors.length === 0) return undefined;
  let nearest = Number.POSITIVE_INFINITY;
  let best = -1;
  for (let n = 0; n < at.places; n++) {
    const place = vectorAt(reading, n);
    let metres = Number.POSITIVE_INFINITY;
    for (const vector of vectors) metres = Math.min(metres, metresBetween(place, vector));
    if (metres > radiusAt(reading, n) * 1_000 || metres > nearest) continue;
    if (metres === nearest && placeKey(reading, best) <= placeKey(reading, n)) continue;
    nearest = metres;
    best = n;
  }
  if (best < 0) return undefined;
  const terms = at.placeList + best * at.placeBytes + at.coordinates;
  return {
    fit: valueOn(plan.measure.model.distance.byMetres, nearest),
    values: {
      km: Math.floor((nearest + 500) / 1_000),
      from: names.labels.textOf(views.i32[(terms + L.PLACE_LABEL) >> 2] ?? 0),
      remote: false,
    },
  };
}

function vectorAt({ views, at }: Reading, n: number) {
  const from = at.placeList + n * at.placeBytes;
  if (at.coordinates === L.PLACE_EXACT_BYTES) {
    const { f64 } = views;
    const first = from >> 3;
    return { x: f64[first] ?? 0, y: f64[first + 1] ?? 0, z: f64[first + 2] ?? 0 };
  }
  const { i32 } = views;
  const first = from >> 2;
  return {
    x: (i32[first] ?? 0) / L.PLACE_DECIMALS,
    y: (i32[first + 1] ?? 0) / L.PLACE_DECIMALS,
    z: (i32[first + 2] ?? 0) / L.PLACE_DECIMALS,
  };
}

function radiusAt({ views, at }: Reading, n: number): number {
  const terms = at.placeList + n * at.placeBytes + at.coordinates;
  return views.u16[(terms + L.PLACE_RADIUS) >> 1] ?? 0;
}

/** The text by which the domain sorts places: of equal distances the first in its order explains. */
function placeKey(reading: Reading, n: number): string {
  const { views, at, names } = reading;
  const terms = at.placeList + n * at.placeBytes + at.coordinates;
  const label = names.labels.textOf(views.i32[(terms + L.PLACE_LABEL) >> 2] ?? 0);
  const { x, y, z } = vectorAt(reading, n);
  return `${label} ${radiusAt(reading, n)} ${x} ${y} ${z}`;
}

function payOf({ views, plan, rec }: Reading): Fit | undefined {
  const pay = views.i32[(rec + L.R_PAY) >> 2] ?? -1;
  const minimum = pay & L.PAY_MINIMUM;
  if (pay === -1 || minimum === 0) return undefined;
  const isOnTarget = (pay & L.PAY_ON_TARGET) !== 0;
  const offered = isOnTarget ? plan.offeredOnTarget : plan.offeredFixed;
  if (offered === undefined) return undefined;
  const share = Math.floor((offered * fullFit) / minimum);
  let values = plan.pays.get(pay);
  if (values === undefined) {
    values = { offered, minimum, of: isOnTarget ? "on-target" : "fixed" };
    plan.pays.set(pay, values);
  }
  return { fit: valueOn(plan.measure.model.pay.byShare, share), values };
}

/** Interests that meet the vacancy: weight and text, side by side; overwritten by the next call. */
const met = { count: 0, isKnown: false, weights: new Int32Array(160), concepts: [] as string[] };

/** Looks at so many interests of one kind: those that have not faded are known, and some of them meet the vacancy. */
function lookAt(
  { views, plan }: Reading,
  { from, count }: { readonly from: number; readonly count: number },
  conceptOf: (number: number) => string | undefined,
): void {
  const { i32 } = views;
  const { day } = plan.measure;
  const last = plan.decay.length - 1;
  for (let n = 0; n < count; n++) {
    const item = i32[from + n * 2] ?? 0;
    const age = day - ((i32[from + n * 2 + 1] ?? 0) & 131_071);
    const remains = plan.decay[age < 0 ? 0 : age > last ? last : age] ?? 0;
    const weight = Math.floor(((item & 1_023) * remains) / 100);
    if (weight === 0) continue;
    met.isKnown = true;
    const concept = conceptOf(item >>> 10);
    if (concept === undefined) continue;
    // Heaviest first, then by name.
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
}

function interestOf(reading: Reading): Fit | undefined {
  const { views, plan, rec, names, at } = reading;
  const { vacancy, measure } = plan;
  const { u8 } = views;
  met.count = 0;
  met.isKnown = false;
  let from = at.interests >> 2;
  const next = (count: number, isSaid: boolean, conceptOf: (n: number) => string | undefined) => {
    if (isSaid && count > 0) lookAt(reading, { from, count }, conceptOf);
    from += count * (L.INTEREST_BYTES >> 2);
  };
  next(u8[rec + L.R_INTEREST_OCCUPATIONS] ?? 0, vacancy.occupations.length > 0, (n) =>
    plan.offeredOccupations.has(n) ? names.occupations.textOf(n) : undefined,
  );
  next(u8[rec + L.R_INTEREST_SKILLS] ?? 0, vacancy.skills.length > 0, (n) =>
    plan.skillPlaces.has(n) ? names.skills.textOf(n) : undefined,
  );
  next(
    u8[rec + L.R_INTEREST_SECTORS] ?? 0,
    vacancy.sectors.length > 0,
    (n) => plan.sectors.get(n)?.concept,
  );
  next(u8[rec + L.R_INTEREST_PLACES] ?? 0, !plan.isRemote && vacancy.vectors.length > 0, (n) =>
    isNear(reading, n) ? conceptOfPoint(names.points.textOf(n)) : undefined,
  );
  if (!met.isKnown) return undefined;
  let sum = 0;
  const concepts: string[] = [];
  for (let n = 0; n < met.count; n++) {
    const concept = met.concepts[n] ?? "";
    sum += met.weights[n] ?? 0;
    if (concepts.length < 6 && !concepts.includes(concept)) concepts.push(concept);
  }
  return { fit: valueOn(measure.model.interest.byWeight, sum), values: { concepts } };
}

/** A point's text is its concept and its coordinates. */
function conceptOfPoint(text: string): string {
  return text.slice(0, text.indexOf(" "));
}

function isNear({ plan, names }: Reading, point: number): boolean {
  const known = plan.nearPoints.get(point);
  if (known !== undefined) return known;
  const [, x, y, z] = names.points.textOf(point).split(" ").map(Number);
  const at = { x: x ?? 0, y: y ?? 0, z: z ?? 0 };
  const { nearMetres } = plan.measure.model.interest;
  const isIt = plan.vacancy.vectors.some((vector) => metresBetween(at, vector) <= nearMetres);
  plan.nearPoints.set(point, isIt);
  return isIt;
}
