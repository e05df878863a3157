import { createEngine } from "@raakvlak/matching/engine";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { checkWithOracle } from "./check-answers.ts";
import { loadIndex } from "./load-index.ts";
import { flagLines, indexFlags, readFlags, wholeFlag, type ValuesOf } from "./options.ts";
import { count, tableText } from "./table.ts";
import { profileAt } from "./workload/profiles.ts";
import { vacancyKinds } from "./workload/vacancies.ts";
import { createWorld, relatedOccupations } from "./workload/world.ts";

const flags = {
  ...indexFlags,
  profiles: wholeFlag("how many profiles", { least: 100, most: 4_000_000, otherwise: 20_000 }),
  vacancies: wholeFlag("how many vacancies, a third of each kind", {
    least: 3,
    most: 300_000,
    otherwise: 10_000,
  }),
  seeds: wholeFlag("how many seeds, from --seed on", { least: 1, most: 1_000, otherwise: 5 }),
};

export const exactness: BenchCommand = {
  name: "exact",
  about: `Asks the matching engine and the plain oracle the same: ids, scores, order, the count of who fits and the alert set of every
vacancy, on an index just built and after a fifth of the profiles became others. Every difference counts.`,
  flags: flagLines(flags),
  run: (args, tell) => compareWithOracle(readFlags(flags, args), tell),
};

type Options = ValuesOf<typeof flags>;

/** Every so manieth profile becomes another. */
const changed = 5;

function compareWithOracle(options: Options, tell: Tell): BenchResult {
  const seeds = Array.from({ length: options.seeds }, (_, n) => options.seed + n);
  const rows = seeds.map((seed) => compareSeed(seed, options, tell));
  const differences = rows.flatMap(({ built, after }) => [...built, ...after]);
  const lines = rows.map(({ seed, built, after }) => [
    String(seed),
    String(built.length),
    String(after.length),
  ]);
  return {
    exact: differences.length === 0,
    text: `${tableText([["seed", "differences as built", "after changes of a fifth"], ...lines])}

${options.workload}, ${count(options.profiles)} profiles, ${count(vacanciesOf(options))} vacancies a seed, ${options.kernel} kernel
${differences.length === 0 ? "exact" : differences.slice(0, 10).join("; ")}
`,
    json: { ...options, differences: differences.length },
  };
}

/** As many of each kind. */
function vacanciesOf({ vacancies }: Options): number {
  return Math.ceil(vacancies / vacancyKinds.length) * vacancyKinds.length;
}

function compareSeed(seed: number, options: Options, tell: Tell) {
  const { profiles, workload, kernel } = options;
  const world = createWorld(seed, workload);
  const engine = createEngine(relatedOccupations, kernel);
  loadIndex(world, engine, { profiles, tell });
  const check = vacanciesOf(options) / vacancyKinds.length;
  tell(`seed ${seed}, as built`);
  const built = checkWithOracle(world, engine, { profiles, check, tell });
  for (let number = 0; number < profiles; number += changed)
    engine.put(profileAt(world, number, 2));
  tell(`seed ${seed}, after changes`);
  const profileOf = (number: number) => profileAt(world, number, number % changed === 0 ? 2 : 1);
  const after = checkWithOracle(world, engine, { profiles, check, tell, profileOf });
  return { seed, built, after };
}
