import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { BenchCommand, BenchResult, Tell } from "./bench-command.ts";
import { flagLines, readFlags, wholeFlag, type ValuesOf } from "./options.ts";
import { runBench } from "./report/bench-run.ts";
import { benchmarkPage, machineWords, type Section } from "./report/benchmark-page.ts";

const flags = {
  profiles: wholeFlag("how many profiles", { least: 1_000, most: 4_000_000, otherwise: 1_000_000 }),
  monitored: wholeFlag("profiles as stored queries of Lucene's Monitor", {
    least: 100,
    most: 100_000,
    otherwise: 100_000,
  }),
  vacancies: wholeFlag("vacancies of each kind", { least: 10, most: 10_000, otherwise: 200 }),
  check: wholeFlag("vacancies of each kind that the oracle answers as well, in each run", {
    least: 0,
    most: 1_000,
    otherwise: 2,
  }),
  seconds: wholeFlag("how long updates are measured, each part", {
    least: 1,
    most: 600,
    otherwise: 8,
  }),
  seed: wholeFlag("which profiles and vacancies", { least: 0, most: 2 ** 31, otherwise: 1 }),
};

export const report: BenchCommand = {
  name: "report",
  about: `Runs all measurements, each in a process of its own, and writes docs/benchmarks.md: the machine and how quiet it was, the bars, and
every table with the command that made it. Takes some minutes, at a million profiles a quarter of an hour; only on a quiet machine does the page
say anything about the bars.`,
  flags: flagLines(flags),
  run: (args, tell) => writeReport(readFlags(flags, args), tell),
};

const root = path.join(import.meta.dirname, "..", "..");
const file = path.join(root, "docs", "benchmarks.md");

async function writeReport(options: ValuesOf<typeof flags>, tell: Tell): Promise<BenchResult> {
  const sections: Section[] = [];
  for (const { title, args } of plan(options)) {
    tell(`npm run bench -- ${args.join(" ")}`);
    sections.push({ title, run: await runBench(args, tell) });
  }
  const own = Object.entries(options).map(([name, value]) => `--${name} ${value}`);
  await writeFile(file, benchmarkPage(sections, `npm run bench -- report ${own.join(" ")}`));
  const wrong = sections.filter(({ run }) => run.result?.exact !== true).map(({ title }) => title);
  return {
    exact: wrong.length === 0,
    text: `docs/benchmarks.md is written, of ${sections.length} runs\n${machineWords(sections)}\n${wrong.map((title) => `not exact: ${title}\n`).join("")}`,
    json: { ...options, runs: sections.map(({ title, run }) => ({ title, ...run.result })) },
  };
}

interface Planned {
  readonly title: string;
  readonly args: readonly string[];
}

function plan({
  profiles,
  monitored,
  vacancies,
  check,
  seconds,
  seed,
}: ValuesOf<typeof flags>): Planned[] {
  const size = ["--profiles", `${profiles}`, "--seed", `${seed}`, "--check", `${check}`];
  const asked = [...size, "--vacancies", `${vacancies}`];
  const stored = [
    `--profiles=${monitored}`,
    `--seed=${seed}`,
    `--check=${check}`,
    "--vacancies=25",
  ];
  const peers = ["--peers", "scan,roaring,lucene"];
  const all = [
    {
      title: "A vacancy against all profiles, few factors (W)",
      args: ["matching", ...asked, "--workload", "W", "--threads", "2", ...peers],
    },
    {
      title: "A vacancy against all profiles, the whole contract (W+)",
      args: ["matching", ...asked, ...peers],
    },
    {
      title: "Without WebAssembly",
      args: ["matching", ...asked, "--workload", "W", "--kernel", "plain"],
    },
    {
      title: "Beside stored queries",
      args: ["matching", ...stored, "--peers", "scan,lucene-monitor"],
    },
    { title: "Changes while matching", args: ["updates", ...size, "--seconds", `${seconds}`] },
    { title: "Reasons", args: ["reasons", ...asked] },
    { title: "Memory (W+)", args: ["memory", ...size] },
    { title: "Memory (W)", args: ["memory", ...size, "--workload", "W"] },
    { title: "A profile against all open vacancies", args: ["profile", "--seed", `${seed}`] },
    { title: "Workers as processes", args: ["scale", "--seed", `${seed}`] },
  ];
  // A measurement whose file is not there is none that can be run.
  return all.filter(({ args }) => existsSync(path.join(import.meta.dirname, `${args[0]}.ts`)));
}
