import { performance } from "node:perf_hooks";
import { isDeepStrictEqual } from "node:util";
import {
  whatIfSchema,
  wishesSchema,
  type Profile,
  type Vacancy,
  type WhatIf,
} from "@raakvlak/contracts";
import {
  createVacancyEngine,
  prepareProfile,
  type VacancyEngine,
} from "@raakvlak/matching/vacancy-engine";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { limit, now } from "./check-answers.ts";
import { createStopwatch, type Measured } from "./measured.ts";
import {
  choiceFlag,
  flagLines,
  indexFlags,
  readFlags,
  wholeFlag,
  type ValuesOf,
} from "./options.ts";
import { count, ms, tableText } from "./table.ts";
import { everyTenth } from "./tell-progress.ts";
import { profileAt } from "./workload/profiles.ts";
import { vacancyAt, vacancyKinds } from "./workload/vacancies.ts";
import { createWorld, relatedOccupations, uuidOf, type World } from "./workload/world.ts";

const flags = {
  vacancies: wholeFlag("how many open vacancies", {
    least: 100,
    most: 1_000_000,
    otherwise: 50_000,
  }),
  kind: choiceFlag("which vacancies are open", vacancyKinds, "standard"),
  profiles: wholeFlag("how many profiles ask", { least: 10, most: 100_000, otherwise: 1_000 }),
  asks: wholeFlag("how many of them ask what if", { least: 10, most: 10_000, otherwise: 200 }),
  check: wholeFlag("how many of each are held against the plain index", {
    least: 0,
    most: 10_000,
    otherwise: 50,
  }),
  seed: indexFlags.seed,
  workload: indexFlags.workload,
};

export const profile: BenchCommand = {
  name: "profile",
  about: `Asks all open vacancies for a profile: the 100 best and all to be mailed, without reasons and with them, and what the wishes
alone would find, with each of them given up in turn. Some answers are compared with those of the plain index, to the last bit.`,
  flags: flagLines(flags),
  run: (args, tell) => measureProfile(readFlags(flags, args), tell),
};

/** So many more were closed lately: they are no answer, but what-if looks back on them. */
const closedShare = 0.2;
const closed: Partial<Vacancy> = {
  status: "closed",
  closed: { reason: "filled", at: now.toISOString() },
};

type Options = ValuesOf<typeof flags>;

async function measureProfile(options: Options, tell: Tell): Promise<BenchResult> {
  const world = createWorld(options.seed, options.workload);
  const engine = createVacancyEngine(relatedOccupations);
  const putMs = load(world, engine, options, tell);
  const profiles = Array.from({ length: options.profiles }, (_, n) =>
    allowingAll(profileAt(world, n)),
  );
  const scored = profiles.map(prepareProfile);
  const asked = profiles.slice(0, options.asks).map(whatIfOf);
  const bare = (one: (typeof scored)[number]) => {
    const found = engine.search(one, now);
    return found.best(limit).length + found.best(found.count, one.alertThreshold).length;
  };
  const rows = {
    search: timed(scored, bare),
    "with reasons": timed(scored, (one) => engine.explained(one, now, limit)),
    ...(await timeWhatIf(engine, asked)),
  };
  const fitting =
    scored.reduce((sum, one) => sum + engine.search(one, now).count, 0) / scored.length;
  tell(`holds ${options.check} answers of each kind against the plain index`);
  const differences = [
    ...(await wrongWhatIf(engine, asked.slice(0, Math.ceil(options.check / 10)))),
    ...scored
      .slice(0, options.check)
      .filter(
        (one) =>
          !isDeepStrictEqual(engine.explained(one, now, limit), engine.plain(one, now, limit)),
      )
      .map((_, n) => `profile, ${n + 1}. difference`),
  ];
  const { p50, p95, p99 } = rows.search;
  return {
    exact: differences.length === 0,
    text: textOf(options, rows, { fitting, putMs, differences }),
    json: {
      ...options,
      p50,
      p95,
      p99,
      rows: Object.entries(rows).map(([question, row]) => ({ question, ...row })),
      fitting,
      putMs,
      differences,
    },
  };
}

/** Makes all vacancies and puts them in; milliseconds a vacancy, of three indexes together. */
function load(world: World, engine: VacancyEngine, { kind, vacancies }: Options, tell: Tell) {
  const progress = everyTenth(vacancies, (percent) => tell(`${percent} % of the vacancies taken`));
  let spent = 0;
  for (let n = 0; n < vacancies * (1 + closedShare); n++) {
    // The generator repeats ids, for profiles to hide; here each vacancy stands by itself.
    const vacancy: Vacancy = {
      ...vacancyAt(world, kind, n),
      vacancyId: uuidOf(2, n),
      ...(n >= vacancies && closed),
    };
    const before = performance.now();
    engine.put(vacancy);
    spent += performance.now() - before;
    progress(n + 1);
  }
  return spent / vacancies / (1 + closedShare);
}

function allowingAll(one: Profile): Profile {
  const alerts = { epoch: 1, since: one.editedAt };
  return { ...one, purposes: { tailoring: true, alerts, recruiters: true } };
}

function whatIfOf(one: Profile): WhatIf {
  const { rules, hiddenVacancies } = one;
  const wishes = Object.fromEntries(
    Object.keys(wishesSchema.shape).map((key) => [key, one[key as keyof Profile]]),
  );
  return whatIfSchema.parse({ wishes, rules, hiddenVacancies });
}

/** Each once, after as many as make the code warm. */
function timed<Item>(items: readonly Item[], ask: (item: Item) => unknown): Measured {
  for (const item of items.slice(0, 200)) ask(item);
  const stopwatch = createStopwatch();
  for (const item of items) stopwatch.time(() => ask(item));
  return stopwatch.measured();
}

/** So long a worker answers one question before it sees to others. */
const turnMs = 5;

/** What the answers take, and the longest stretch of each in which a worker would see to nothing else. */
async function timeWhatIf(engine: VacancyEngine, asked: readonly WhatIf[]) {
  const whole = createStopwatch();
  const stretches = createStopwatch();
  for (const one of asked) await engine.whatIf(one, now);
  for (const one of asked) {
    const used = process.cpuUsage();
    const beganAt = performance.now();
    const turns = { beganAt, longest: 0 };
    const end = () => {
      const at = performance.now();
      turns.longest = Math.max(turns.longest, at - turns.beganAt);
      turns.beganAt = at;
    };
    await engine.whatIf(one, now, () => async () => {
      if (performance.now() - turns.beganAt >= turnMs) end();
    });
    end();
    const { user, system } = process.cpuUsage(used);
    whole.add(performance.now() - beganAt, (user + system) / 1_000);
    stretches.add(turns.longest, 0);
  }
  return { "what if": whole.measured(), "its longest turn": stretches.measured() };
}

async function wrongWhatIf(engine: VacancyEngine, asked: readonly WhatIf[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const [n, one] of asked.entries())
    if (!isDeepStrictEqual(await engine.whatIf(one, now), await engine.plainWhatIf(one, now)))
      wrong.push(`what if ${n} differs`);
  return wrong;
}

interface Report {
  readonly fitting: number;
  readonly putMs: number;
  readonly differences: readonly string[];
}

function textOf(
  { vacancies, kind, workload, profiles, seed, check }: Options,
  rows: Readonly<Record<string, Measured>>,
  { fitting, putMs, differences }: Report,
): string {
  const head = ["", "p50 ms", "p95 ms", "p99 ms", "cpu ms"];
  const lines = Object.entries(rows).map(([name, { p50, p95, p99, cpu }]) => [
    name,
    ...[p50, p95, p99, cpu].map(ms),
  ]);
  return `${tableText([head, ...lines])}

${workload}, ${count(vacancies)} open ${kind} vacancies and a fifth more closed, ${count(profiles)} profiles, seed ${seed}; ${fitting.toFixed(1)} fit on average; ${ms(putMs)} ms to take one in
${check} answers held against the plain index: ${differences.length === 0 ? "exact" : `${differences.length} different`}
`;
}
