import { createEngine } from "@raakvlak/matching/engine";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { checkWithOracle } from "./check-answers.ts";
import { loadIndex } from "./load-index.ts";
import type { Measured } from "./measured.ts";
import {
  checkCount,
  checkFlag,
  flagLines,
  indexFlags,
  readFlags,
  wholeFlag,
  type ValuesOf,
} from "./options.ts";
import { count, ms, tableText, times } from "./table.ts";
import { changeKinds, createChanges, type ChangeKind } from "./updates/changes.ts";
import { countUnseen } from "./updates/count-unseen.ts";
import { measureRate, measureUnderLoad, type Rate } from "./updates/measure-changes.ts";
import { profileAt } from "./workload/profiles.ts";
import { vacancyAt } from "./workload/vacancies.ts";
import { createWorld, relatedOccupations } from "./workload/world.ts";

const flags = {
  ...indexFlags,
  rate: wholeFlag("updates a second while the time of matching is taken", {
    least: 100,
    most: 1_000_000,
    otherwise: 50_000,
  }),
  seconds: wholeFlag("how long each part is measured", { least: 1, most: 600, otherwise: 8 }),
  probes: wholeFlag("changes that the next match must show", {
    least: 1,
    most: 10_000,
    otherwise: 200,
  }),
  check: checkFlag,
};

export const updates: BenchCommand = {
  name: "updates",
  about: `Changes profiles while standard vacancies are matched, on one thread: how many changes a second the index takes, how long a match takes
at a rate of changes against the same index idle (half a second each, in turn), and whether each change is seen by the very next
match. Two kinds of change: what was learnt (interests), and a profile anew, which moves to another block. After all of it some
answers are compared with the oracle's.`,
  flags: flagLines(flags),
  run: (args, tell) => measureUpdates(readFlags(flags, args), tell),
};

type Options = ValuesOf<typeof flags>;

/** Changes before any is timed: compiled by then. */
const warmUp = 5_000;

interface Row extends Rate {
  readonly kind: ChangeKind;
  readonly idle: Measured;
  readonly loaded: Measured;
  /** Changes a second while `loaded` was measured. */
  readonly reached: number;
}

function measureUpdates(options: Options, tell: Tell): BenchResult {
  const world = createWorld(options.seed, options.workload);
  const engine = createEngine(relatedOccupations, options.kernel);
  loadIndex(world, engine, { ...options, tell });
  const vacancies = Array.from({ length: 200 }, (_, n) =>
    engine.prepare(vacancyAt(world, "standard", n)),
  );
  const changes = createChanges(world, engine, options.profiles);
  const rows = changeKinds.map((kind): Row => {
    tell(`changes: ${kind}`);
    changes.prepare(kind);
    for (let n = 0; n < warmUp; n++) changes.next();
    const parts = { engine, vacancies, next: changes.next };
    const rate = measureRate({ ...parts, seconds: options.seconds });
    return { kind, ...rate, ...measureUnderLoad({ ...parts, ...options }) };
  });
  tell(`${options.probes} changes, each looked for by the next match`);
  const unseen = countUnseen({ world, engine, changes, probes: options.probes });
  const check = checkCount(options.check, options.profiles);
  const profileOf = (number: number) => changes.held(number) ?? profileAt(world, number);
  const differences = checkWithOracle(world, engine, { ...options, check, tell, profileOf });
  return {
    exact: unseen === 0 && differences.length === 0,
    text: textOf(options, rows, { unseen, differences, made: changes.made() }),
    json: {
      ...options,
      rows,
      unseen,
      differences: differences.length,
      updatesPerSecond: Math.min(...rows.map(({ perSecond }) => perSecond)),
      p99Ratio: Math.max(...rows.map(({ idle, loaded }) => loaded.p99 / idle.p99)),
    },
  };
}

const kindWords = { learnt: "what was learnt", anew: "a profile anew" } as const;

function textOf(
  { profiles, workload, seed, rate, probes }: Options,
  rows: readonly Row[],
  result: { unseen: number; differences: readonly string[]; made: number },
): string {
  const head = [
    "",
    "updates/s",
    "by cpu time",
    "p50 idle",
    "p50",
    "p99 idle",
    "p99",
    "p99 by idle",
    "updates/s meanwhile",
  ];
  const lines = rows.map(({ kind, perSecond, perCpuSecond, idle, loaded, reached }) => [
    kindWords[kind],
    count(perSecond),
    count(perCpuSecond),
    ...[idle.p50, loaded.p50, idle.p99, loaded.p99].map(ms),
    times(loaded.p99 / idle.p99),
    count(reached),
  ]);
  const { unseen, differences, made } = result;
  return `${tableText([head, ...lines])}

${workload}, ${count(profiles)} profiles, seed ${seed}, ${count(made)} changes made; matching of standard vacancies in ms, at ${count(rate)} updates/s where they could be had
seen by the next match: ${probes * 2 - unseen} of ${probes * 2} changes
${differences.length === 0 ? "exact after all changes" : `${differences.length} different answers: ${differences.slice(0, 10).join("; ")}`}
`;
}
