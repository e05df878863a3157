import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import type { Place } from "@raakvlak/vocabulary";
import { marketPay } from "./invent-job.ts";
import { inventPlace, type JobMarket, type Occupation } from "./job-market.ts";
import {
  alike,
  mixed,
  normal,
  pickZipf,
  randomPoint,
  unit,
  within,
  type Latent,
} from "./latent.ts";

/** What a job can be liked for. On average over people each matters as much as the market's seed says. */
export const matters = [
  "work",
  "skills",
  "sector",
  "commute",
  "pay",
  "level",
  "chance",
  "style",
  "mode",
  "employer",
] as const;
export type Matter = (typeof matters)[number];

/** What somebody really wants. Nobody but the world knows it: no method sees any of this. */
export interface Taste {
  readonly home: Occupation;
  readonly idealWork: Latent;
  /** -1 (never) to 1 (gladly), by sector id. */
  readonly sectors: ReadonlyMap<string, number>;
  /** By skill: how gladly it is used, 0 to 1; what is not in it is not mastered. */
  readonly skills: ReadonlyMap<string, number>;
  readonly place: Place;
  readonly toleratedMinutes: number;
  readonly monthlyPay: number;
  /** What one would want to earn to move. */
  readonly wantedPay: number;
  readonly seniority: number;
  /** Steps up that the next job should be, 0 to 1. */
  readonly ambition: number;
  /** -1 tending customers, 1 winning new ones. */
  readonly hunts: number;
  readonly wantsToLead: boolean;
  /** What one is good at, and knows, -1 to 1. */
  readonly abilities: Readonly<Record<"hunting" | "tending" | "leading", number>>;
  readonly modes: Readonly<Record<"on-site" | "hybrid" | "remote", number>>;
  readonly importance: Readonly<Record<Matter, number>>;
}

export type MarketImportance = Readonly<Record<Matter, number>>;

/** How much each thing matters in this market: drawn anew for each seed, so no ratio of them is ours. */
export function drawImportance(random: SeededRandom): MarketImportance {
  return importances(() => 0.5 + random.next());
}

export function inventTaste(
  random: SeededRandom,
  market: JobMarket,
  marketImportance: MarketImportance,
): Taste {
  const home = pickZipf(random, market.occupations);
  const seniority = within(Math.round(2.7 + normal(random)), 1, 5);
  const monthlyPay = marketPay(seniority) * (1 + 0.12 * normal(random));
  const hunts = within(home.work[0] ?? 0, -0.6, 0.6) + 0.4 * normal(random);
  const wantsToLead = random.chance(home.leads ? 0.85 : 0.15);
  return {
    home,
    idealWork: mixed(home.work, unit(randomPoint(random, home.work.length)), 0.25),
    sectors: sectorTaste(random, market),
    skills: mastered(random, market, home),
    place: inventPlace(random, market.hubs, market.towns),
    toleratedMinutes: 20 + 55 * random.next(),
    monthlyPay,
    wantedPay: monthlyPay * (1 + 0.2 * random.next()),
    seniority,
    ambition: random.chance(0.5) ? 0 : random.next(),
    hunts,
    wantsToLead,
    abilities: {
      hunting: ability(random, 0.5 * hunts),
      tending: ability(random, -0.5 * hunts),
      leading: ability(random, wantsToLead ? 0.35 : -0.35),
    },
    modes: {
      "on-site": 0.4 * normal(random),
      hybrid: 0.3 + 0.4 * normal(random),
      remote: 0.6 * normal(random),
    },
    importance: importances((matter) => marketImportance[matter] * personal(random)),
  };
}

/** People are better at what they like, give or take. */
function ability(random: SeededRandom, liking: number): number {
  return within(liking + 0.4 * normal(random), -1, 1);
}

/** Most find a thing about as important as others do; a few find nothing else important, or do not care. */
function personal(random: SeededRandom): number {
  const drawn = random.next() + random.next() + random.next();
  return 0.15 + 0.25 * drawn * drawn;
}

function importances(draw: (matter: Matter) => number): Record<Matter, number> {
  return Object.fromEntries(matters.map((matter) => [matter, draw(matter)])) as Record<
    Matter,
    number
  >;
}

/** Sectors that feel alike are liked alike. */
function sectorTaste(random: SeededRandom, { sectors }: JobMarket): Map<string, number> {
  const liked = unit(randomPoint(random, sectors[0]?.feel.length ?? 0));
  return new Map(
    sectors.map(({ id, feel }) => [
      id,
      within(0.7 * alike(liked, feel) + 0.35 * normal(random), -1, 1),
    ]),
  );
}

function mastered(random: SeededRandom, market: JobMarket, home: Occupation): Map<string, number> {
  const before = pickZipf(random, market.occupations);
  const pools = [
    ...home.skillPool.filter(() => random.chance(0.65)),
    ...before.skillPool.filter(() => random.chance(0.3)),
  ];
  return new Map(pools.map((id) => [id, random.next()]));
}

/** The same person after something changed: other work, another town, other sectors, or a wish to lead. */
export function movedOn(random: SeededRandom, market: JobMarket, old: Taste): Taste {
  const change = random.next();
  const otherSectors = random.chance(0.4) ? { sectors: sectorTaste(random, market) } : {};
  if (change < 0.55) {
    const home = random.pick(market.occupations);
    return {
      ...old,
      ...otherSectors,
      home,
      idealWork: mixed(home.work, old.idealWork, 0.15),
      skills: new Map([
        ...old.skills,
        ...home.skillPool
          .filter(() => random.chance(0.5))
          .map((id) => [id, random.next()] as const),
      ]),
      wantsToLead: home.leads || old.wantsToLead,
    };
  }
  if (change < 0.8)
    return { ...old, ...otherSectors, place: inventPlace(random, market.hubs, market.towns) };
  return { ...old, sectors: sectorTaste(random, market), wantsToLead: !old.wantsToLead };
}
