import { createEngine, type Engine, type PreparedVacancy } from "@raakvlak/matching/engine";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { limit, now, oracle } from "./check-answers.ts";
import { loadIndex } from "./load-index.ts";
import { createStopwatch } from "./measured.ts";
import { flagLines, indexFlags, readFlags, wholeFlag, type ValuesOf } from "./options.ts";
import { count, ms, tableText, times } from "./table.ts";
import { profileAt } from "./workload/profiles.ts";
import { vacancyAt, vacancyKinds, type VacancyKind } from "./workload/vacancies.ts";
import { createWorld, numberOf, relatedOccupations, type World } from "./workload/world.ts";

const flags = {
  ...indexFlags,
  vacancies: wholeFlag("how many vacancies of each kind", {
    least: 10,
    most: 100_000,
    otherwise: 200,
  }),
  check: wholeFlag("vacancies of each kind whose reasons the oracle gives as well", {
    least: 0,
    most: 100_000,
    otherwise: 20,
  }),
};

export const reasons: BenchCommand = {
  name: "reasons",
  about: `Matches the same vacancies twice: without reasons, and with those of the 100 best and of everybody to be mailed. Each list of
reasons must add up to its score; some are compared with the oracle's.`,
  flags: flagLines(flags),
  run: (args, tell) => measureReasons(readFlags(flags, args), tell),
};

type Options = ValuesOf<typeof flags>;

const wanted = { limit, alerts: true };
const turn = 25;

function measureReasons(options: Options, tell: Tell): BenchResult {
  const world = createWorld(options.seed, options.workload);
  const engine = createEngine(relatedOccupations, options.kernel);
  loadIndex(world, engine, { ...options, tell });
  const kinds = vacancyKinds.map((kind) => {
    tell(`asks ${options.vacancies} ${kind} vacancies`);
    return measureKind(world, engine, { ...options, kind });
  });
  const differences = kinds.flatMap((each) => each.differences);
  const rows = kinds.map(({ kind, bare, told, explained }) => ({
    kind,
    bare,
    told,
    explained,
    costs: { p50: told.p50 / bare.p50, cpu: told.cpu / bare.cpu },
  }));
  return {
    exact: differences.length === 0,
    text: textOf(options, rows, differences),
    json: { ...options, rows, differences: differences.length },
  };
}

type Row = Omit<ReturnType<typeof measureKind>, "differences"> & {
  readonly costs: { readonly p50: number; readonly cpu: number };
};

function textOf(
  { profiles, vacancies, seed, workload, check }: Options,
  rows: readonly Row[],
  differences: readonly string[],
): string {
  const head = ["", "explained", "p50 ms", "with reasons", "cpu ms", "with reasons", "p50", "cpu"];
  const lines = rows.map(({ kind, bare, told, explained, costs }) => [
    kind,
    explained.toFixed(1),
    ...[bare.p50, told.p50, bare.cpu, told.cpu].map(ms),
    ...[costs.p50, costs.cpu].map(times),
  ]);
  return `${tableText([head, ...lines])}

${workload}, ${count(profiles)} profiles, ${vacancies} vacancies of each kind, seed ${seed}; reasons of ${check} of each kind held against the oracle
${differences.length === 0 ? "exact" : `${differences.length} wrong: ${differences.slice(0, 10).join("; ")}`}
`;
}

interface Measuring {
  readonly kind: VacancyKind;
  readonly vacancies: number;
  readonly check: number;
}

function measureKind(world: World, engine: Engine, { kind, vacancies, check }: Measuring) {
  const prepared = Array.from({ length: vacancies }, (_, n) =>
    engine.prepare(vacancyAt(world, kind, n)),
  );
  const explainAll = (vacancy: PreparedVacancy) => engine.matchExplained(vacancy, now, wanted);
  warm(engine, prepared);
  const bare = createStopwatch();
  const told = createStopwatch();
  const differences: string[] = [];
  let explained = 0;
  for (let from = 0; from < vacancies; from += turn) {
    const some = prepared.slice(from, from + turn);
    for (const vacancy of some) bare.time(() => engine.match(vacancy, now, wanted));
    for (const [n, vacancy] of some.entries()) {
      const fitting = everybodyOnce(told.time(() => explainAll(vacancy)));
      explained += fitting.length;
      if (from + n < check) differences.push(...wrong(world, kind, from + n, fitting));
      else differences.push(...fitting.filter(isOdd).map(({ id }) => `${kind} ${from + n}: ${id}`));
    }
  }
  return {
    kind,
    bare: bare.measured(),
    told: told.measured(),
    explained: explained / vacancies,
    differences,
  };
}

/** Compiled before the first is timed: some thousands of people have to be explained for that. */
function warm(engine: Engine, prepared: readonly PreparedVacancy[]): void {
  const some = prepared.slice(0, 50);
  for (let round = 0; round < 6; round++)
    for (const vacancy of some) {
      engine.match(vacancy, now, wanted);
      engine.matchExplained(vacancy, now, wanted);
    }
}

/** Everybody who is listed or mailed, once. */
function everybodyOnce({ best, alerts }: Explanation): Explanation["best"] {
  const listed = new Set(best.map(({ id }) => id));
  return [...best, ...alerts.filter(({ id }) => !listed.has(id))];
}

type Explanation = ReturnType<Engine["matchExplained"]>;
type Explained = Explanation["best"][number];

function isOdd({ score, reasons: why }: Explained): boolean {
  return why.reduce((sum, { contribution }) => sum + contribution, 0) !== score;
}

/** Whose reasons are not those of the oracle. */
function wrong(
  world: World,
  kind: VacancyKind,
  number: number,
  fitting: readonly Explained[],
): string[] {
  const vacancy = vacancyAt(world, kind, number);
  return fitting.flatMap(({ id, score, reasons: why }) => {
    const profile = profileAt(world, numberOf(id));
    const purpose = profile.purposes.recruiters ? "recruiters" : "alerts";
    const judged = oracle.judge(profile, vacancy, purpose, now);
    const isSame =
      judged.eligible &&
      JSON.stringify([judged.score, judged.reasons]) === JSON.stringify([score, why]);
    return isSame ? [] : [`${kind} ${number}: ${id}`];
  });
}
