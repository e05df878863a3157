import { profileSchema, type Profile } from "@raakvlak/contracts";
import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import type { JobMarket } from "./job-market.ts";
import type { Taste } from "./invent-taste.ts";
import { alike, highest, normal, seededUuid, within } from "./latent.ts";

type Weighted = { concept: string; weight: number };

/** What somebody fills in: the taste that they had that day, in part, roughly, and now and then not at all. */
export function stateWishes(random: SeededRandom, market: JobMarket, taste: Taste): Profile {
  const said = <Part, None>(probability: number, part: () => Part, none: None) =>
    random.chance(probability) ? part() : none;
  return profileSchema.parse({
    candidateId: seededUuid(random),
    version: 1,
    purposes: {
      tailoring: true,
      alerts: { epoch: 1, since: "2026-08-01T08:00:00.000Z" },
      recruiters: true,
    },
    editedAt: "2026-08-01T08:00:00.000Z",
    places: said(0.93, () => [placeOf(random, taste)], []),
    workModes: modesOf(random, taste),
    contractKinds: [],
    pay: said(0.6, () => payOf(random, taste), undefined),
    occupations: said(0.95, () => occupationsOf(random, market, taste), []),
    skills: said(0.85, () => skillsOf(random, taste), []),
    sectors: said(0.55, () => sectorsOf(random, taste), []),
    roleFamily: said(0.55, () => familyOf(random, taste), undefined),
    competencies: said(0.45, () => competenciesOf(random, taste), {}),
    seniority: said(0.75, () => taste.seniority, undefined),
    yearsOfExperience: said(0.6, () => Math.max(0, taste.seniority * 2 - 1), undefined),
    languages: [],
    excludedEmployers: [],
    excludedSectors: said(0.15, () => avoidedSectors(taste), []),
    rules: [],
    hiddenVacancies: [],
    interests: { occupations: [], skills: [], sectors: [], places: [] },
    alertThreshold: 0,
  });
}

/** Minutes become a radius, by what people take for the speed of their way. */
function placeOf(random: SeededRandom, { place, toleratedMinutes }: Taste) {
  const radius = (toleratedMinutes / 1.1) * (0.8 + 0.5 * random.next());
  return {
    vector: place.vector,
    label: place.label,
    radiusKm: within(roundTo(5, radius), 5, 100),
    country: place.country,
  };
}

/** Only who dislikes one way of working has something to say about it. */
function modesOf(random: SeededRandom, { modes }: Taste): Profile["workModes"] {
  const liked = (["on-site", "hybrid", "remote"] as const).filter((mode) => modes[mode] > -0.45);
  return liked.length < 3 && random.chance(0.4) ? liked : [];
}

function payOf(random: SeededRandom, { monthlyPay }: Taste): Profile["pay"] {
  return { minimum: roundTo(50, monthlyPay * (0.92 + 0.1 * random.next())), of: "fixed" };
}

function avoidedSectors({ sectors }: Taste): string[] {
  return highest([...sectors], 1, ([, liking]) => -liking).map(([id]) => id);
}

/** The own occupation nearly always, and up to three that seem close to what one wants. */
function occupationsOf(random: SeededRandom, market: JobMarket, taste: Taste): Weighted[] {
  const others = highest(
    market.occupations.filter(({ id }) => id !== taste.home.id),
    random.whole(0, 3),
    ({ work }) => alike(work, taste.idealWork) + 0.2 * normal(random),
  ).map(({ id }) => ({ concept: id, weight: random.whole(3, 10) }));
  const own = { concept: taste.home.id, weight: random.whole(9, 15) };
  return random.chance(0.9) || others.length === 0 ? [own, ...others] : others;
}

function skillsOf(random: SeededRandom, { skills }: Taste) {
  return [...skills]
    .filter(() => random.chance(0.65))
    .slice(0, 24)
    .map(([concept, gladly]) => ({
      concept,
      weight: within(Math.round(3 + 9 * gladly + 2 * normal(random)), 1, 15),
      ...(random.chance(0.5) && { level: random.whole(2, 4) }),
    }));
}

function sectorsOf(random: SeededRandom, { sectors }: Taste): Weighted[] {
  return highest(
    [...sectors],
    random.whole(1, 4),
    ([, liking]) => liking + 0.25 * normal(random),
  ).map(([concept]) => ({ concept, weight: random.whole(5, 15) }));
}

function familyOf(random: SeededRandom, { wantsToLead }: Taste): Profile["roleFamily"] {
  if (random.chance(0.2)) return "either";
  return wantsToLead ? "leader" : "seller";
}

/** People know what they are good at, give or take. */
function competenciesOf(random: SeededRandom, { abilities }: Taste): Profile["competencies"] {
  const evidence = (ability: number) =>
    within(Math.round(2 + 2 * ability + 0.7 * normal(random)), 0, 4);
  return {
    hunting: evidence(abilities.hunting),
    "account-growth": evidence(abilities.tending),
    closing: evidence(0),
    consultative: evidence(0),
    "developing-people": evidence(abilities.leading),
    "finding-people": evidence(abilities.leading),
    "keeping-people": evidence(abilities.leading),
    "handling-underperformance": evidence(abilities.leading),
    "no-excuses": evidence(abilities.leading),
    "healthy-competition": evidence(abilities.leading),
  };
}

function roundTo(step: number, value: number): number {
  return Math.round(value / step) * step;
}
