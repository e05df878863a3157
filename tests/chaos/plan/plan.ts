import { createSeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { inventPeople, type PlannedCandidate } from "./invent-people.ts";
import { inventVacancies, type PlannedVacancy } from "./invent-vacancies.ts";
import { durationOf, planDeaths, type Death } from "./plan-deaths.ts";
import { planPostalFaults, planSqualls, type PostalFault, type Squall } from "./plan-weather.ts";

export interface PlanOptions {
  readonly seed: number;
  readonly kills: number;
  readonly vacancies: number;
  readonly candidates: number;
}

/** Everything that is going to be done, from the seed alone. Moments count from when all services were first ready. */
export interface Plan extends PlanOptions {
  readonly durationMs: number;
  /** How often the feed is handed over. */
  readonly editions: number;
  readonly deaths: readonly Death[];
  readonly squalls: readonly Squall[];
  readonly postalFaults: readonly PostalFault[];
  readonly world: {
    readonly vacancies: readonly PlannedVacancy[];
    readonly people: readonly PlannedCandidate[];
  };
}

const editions = 10;

export function makePlan(options: PlanOptions): Plan {
  const durationMs = durationOf(options.kills);
  // Each part has a generator of its own: more candidates do not mean other deaths.
  const randomFor = (part: number) => createSeededRandom(options.seed * 1_000 + part);
  return {
    ...options,
    durationMs,
    editions,
    deaths: planDeaths(randomFor(1), options.kills),
    squalls: planSqualls(randomFor(2), durationMs),
    postalFaults: planPostalFaults(randomFor(3), durationMs),
    world: {
      vacancies: inventVacancies(randomFor(4), options.vacancies, editions),
      people: inventPeople(randomFor(5), options.candidates, durationMs),
    },
  };
}

/** The plan as people read it: one line a fault, in the order of time. */
export function describePlan({ deaths, squalls, postalFaults, world }: Plan): string[] {
  const acts = world.people.flatMap(({ acts: all }) => all.map(({ kind }) => kind));
  const count = (kind: string) => acts.filter((each) => each === kind).length;
  const lines = [
    ...deaths.map(({ atMs, victim, how, forMs, clockMs }) => ({
      atMs,
      words: `${how} ${victim}${forMs > 0 ? ` for ${seconds(forMs)}` : ""}${clockMs > 0 ? `, clock +${seconds(clockMs)}` : ""}`,
    })),
    ...squalls.map(({ atMs, line, kind, forMs, delayMs }) => ({
      atMs,
      words: `network to ${line}: ${kind}${kind === "cut" ? "" : ` for ${seconds(forMs)}`}${kind === "slow" ? `, ${delayMs} ms a piece` : ""}`,
    })),
    ...postalFaults.map(({ atMs, answer }) => ({
      atMs,
      words: `mail server: ${answer.kind}${"at" in answer ? ` at ${answer.at}` : ""}`,
    })),
  ];
  return [
    `${world.vacancies.length} vacancies, ${world.people.length} candidates; ${count("edit")} edits, ${count("refuse")} refusals, ${count("grant-again")} new grants, ${count("erase")} erasures`,
    ...lines
      .toSorted((one, other) => one.atMs - other.atMs)
      .map(({ atMs, words }) => `${seconds(atMs).padStart(7)}  ${words}`),
  ];
}

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`;
