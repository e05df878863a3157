import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { occupations, places, relatedOccupations, sectors, skills } from "@raakvlak/vocabulary";
import type { Place } from "@raakvlak/vocabulary";
import {
  alike,
  highest,
  mixed,
  normal,
  pickZipf,
  randomPoint,
  unit,
  type Latent,
} from "./latent.ts";

export interface Occupation {
  readonly id: string;
  /** What its days are like. */
  readonly work: Latent;
  readonly leads: boolean;
  /** What is asked in it, commonest first. */
  readonly skillPool: readonly string[];
}

export interface Sector {
  readonly id: string;
  readonly feel: Latent;
}

export interface Employer {
  readonly id: string;
  readonly name: string;
  readonly sector: Sector;
  /** What people hear of it; no field of a vacancy says so. */
  readonly charm: number;
  /** What it pays beside the market: 0.85 to 1.2. */
  readonly paysShare: number;
  readonly place: Place;
}

/** What the market of a seed is like: names from the taxonomy, everything else drawn. */
export interface JobMarket {
  readonly occupations: readonly Occupation[];
  readonly sectors: readonly Sector[];
  readonly employers: readonly Employer[];
  readonly hubs: readonly Place[];
  readonly towns: readonly Place[];
}

const workAxes = 5;
const feelAxes = 3;
const leading =
  /sales-manager|team-lead|sales-director|commercial-director|country-manager|branch-manager|store-manager/;

export function inventMarket(random: SeededRandom): JobMarket {
  const sectorList = sectors.map(({ id }): Sector => ({
    id,
    feel: unit(randomPoint(random, feelAxes)),
  }));
  const towns = places.filter(({ country }) => country === "NL");
  const hubs = random.sample(towns, 14);
  const employers = Array.from({ length: 120 }, (_, at): Employer => ({
    id: `werkgever-${at}`,
    name: `Werkgever ${at}`,
    sector: random.pick(sectorList),
    charm: normal(random),
    paysShare: 0.85 + 0.35 * random.next(),
    place: inventPlace(random, hubs, towns),
  }));
  return {
    occupations: inventOccupations(random),
    sectors: sectorList,
    employers,
    hubs,
    towns,
  };
}

/** Two thirds live and work in a dozen hubs, the rest anywhere. */
export function inventPlace(
  random: SeededRandom,
  hubs: readonly Place[],
  towns: readonly Place[],
): Place {
  return random.chance(0.66) ? pickZipf(random, hubs) : random.pick(towns);
}

/**
 * Occupations that the taxonomy calls close resemble each other more or less: each is drawn on its own and then moved
 * towards the mean of its neighbours, by an amount of its own. How close any two are is therefore not what the table says.
 */
function inventOccupations(random: SeededRandom): Occupation[] {
  const drawn = new Map(
    occupations.map(({ id }) => [id, unit(randomPoint(random, workAxes))] as const),
  );
  const skillPoints = skills.map(({ id }) => ({ id, at: unit(randomPoint(random, workAxes)) }));
  return random.sample(occupations, occupations.length).map(({ id }): Occupation => {
    const near = relatedOccupations(id).map((other) => drawn.get(other) ?? []);
    const own = drawn.get(id) ?? [];
    const middle = own.map((_, axis) => near.reduce((sum, point) => sum + (point[axis] ?? 0), 0));
    const work = mixed(own, unit(middle), near.length === 0 ? 0 : 0.25 + 0.4 * random.next());
    const pool = highest(skillPoints, 16, ({ at }) => alike(at, work) + 0.35 * normal(random));
    return { id, work, leads: leading.test(id), skillPool: pool.map((skill) => skill.id) };
  });
}
