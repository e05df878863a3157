import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { places, type Place } from "@raakvlak/vocabulary";
import { normal, pickZipf, within } from "./latent.ts";
import type { Employer, JobMarket, Occupation, Sector } from "./job-market.ts";

/** A job as it really is; what the vacancy says of it is less (see state-vacancy.ts). */
export interface Job {
  readonly occupation: Occupation;
  readonly sectors: readonly Sector[];
  readonly employer: Employer;
  readonly place: Place;
  readonly mode: "on-site" | "hybrid" | "remote";
  /** How much slower than as the crow flies the way there is: 0.9 to 1.6 minutes a kilometre. */
  readonly minutesPerKm: number;
  readonly seniority: number;
  readonly monthlyPay: number;
  /** What the work really needs, and what of it is central. */
  readonly skills: readonly { readonly id: string; readonly central: boolean }[];
  /** Share of winning new customers, 0 to 1. */
  readonly hunting: number;
  readonly postedDay: number;
  /** From this day on somebody has been found and nobody has said so yet. */
  readonly filledDay: number;
}

/** What the market pays a month by seniority 1 to 5. */
export function marketPay(seniority: number): number {
  return [2_500, 2_900, 3_600, 4_600, 6_000][within(Math.round(seniority), 1, 5) - 1] ?? 3_600;
}

export function inventJob(random: SeededRandom, market: JobMarket, postedDay: number): Job {
  const occupation = pickZipf(random, market.occupations);
  const employer = random.pick(market.employers);
  const seniority = within(Math.round((occupation.leads ? 3.8 : 2.6) + 0.9 * normal(random)), 1, 5);
  const pay = marketPay(seniority) * employer.paysShare * (1 + 0.08 * normal(random));
  const place = random.chance(0.75) ? employer.place : random.pick(places);
  return {
    occupation,
    sectors: [employer.sector, ...(random.chance(0.25) ? [random.pick(market.sectors)] : [])],
    employer,
    place,
    mode: random.chance(0.08) ? "remote" : random.pick(["on-site", "on-site", "hybrid"]),
    minutesPerKm: 0.9 + 0.7 * random.next(),
    seniority,
    monthlyPay: Math.round(within(pay, 2_100, 12_000) / 50) * 50,
    skills: neededSkills(random, occupation),
    hunting: within((occupation.work[0] ?? 0) * 0.4 + 0.5 + 0.2 * normal(random), 0, 1),
    postedDay,
    filledDay: postedDay + Math.floor(15 + 60 * random.next() + 30 * random.next()),
  };
}

function neededSkills(random: SeededRandom, { skillPool }: Occupation): Job["skills"] {
  const needed = new Set<string>();
  const wanted = random.whole(5, 9);
  for (let tries = 0; needed.size < wanted && tries < 60; tries += 1)
    needed.add(pickZipf(random, skillPool));
  return [...needed].map((id) => ({ id, central: random.chance(0.45) }));
}
