import { flagLines, readFlags, UsageError, wholeFlag } from "../bench/options.ts";
import { runSiteLoad, type SiteLoadOptions, type SiteLoadReport } from "./site-load.ts";

const barMs = 60;
const flags = {
  vacancies: wholeFlag("open vacancies on the site", {
    least: 1,
    most: 100_000,
    otherwise: 10_000,
  }),
  rate: wholeFlag("requests a second", { least: 1, most: 10_000, otherwise: 50 }),
  seconds: wholeFlag("how long each kind of page is asked", {
    least: 1,
    most: 3_600,
    otherwise: 30,
  }),
  seed: wholeFlag("which vacancies", { least: 0, most: 2 ** 31, otherwise: 1 }),
};
const usage = `npm run load -- site [OPTIONS]

Starts the site on the stack, fills it with invented vacancies, and asks at a steady rate for lists, searches and single
vacancies, however long the answers take. Exit code: 0 every page's p95 under ${barMs} ms and none failed, 1 not so, 2 wrong options.

${flagLines(flags).join("\n")}
  --help                this text
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  if (args.some((arg) => arg === "--help" || arg === "-h")) {
    process.stdout.write(usage);
    return 0;
  }
  let options: SiteLoadOptions;
  try {
    options = readOptions(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    return 2;
  }
  const report = await runSiteLoad(options);
  process.stdout.write(tableOf(options, report));
  return report.rows.every(({ p95Ms, failed }) => p95Ms < barMs && failed === 0) ? 0 : 1;
}

function readOptions([what, ...rest]: readonly string[]): SiteLoadOptions {
  if (what !== "site") throw new UsageError("say what to load: site");
  const { rate: perSecond, ...others } = readFlags(flags, rest);
  return { perSecond, ...others };
}

function tableOf(
  { vacancies, perSecond, seconds, seed }: SiteLoadOptions,
  { rows, readyMs, residentMb, machineLoad }: SiteLoadReport,
): string {
  const header = [
    "page",
    "requests",
    "failed",
    "bytes",
    "p50 ms",
    "p95 ms",
    "p99 ms",
    "max ms",
    "cpu ms",
  ];
  const lines = rows.map(
    ({ kind, requests, failed, meanBytes, p50Ms, p95Ms, p99Ms, latenciesMs, cpuMsPerRequest }) => [
      kind,
      ...[requests, failed, meanBytes].map(String),
      ...[p50Ms, p95Ms, p99Ms, latenciesMs.at(-1) ?? 0, cpuMsPerRequest].map((ms) => ms.toFixed(1)),
    ],
  );
  const table = [header, ...lines]
    .map((cells) => cells.map((cell, n) => (n === 0 ? cell.padEnd(8) : cell.padStart(9))).join(""))
    .join("\n");
  const [before, after] = machineLoad.map((load) => load.toFixed(1));
  return `${table}\n\n${vacancies} open vacancies, ${perSecond} requests a second for ${seconds} s each, seed ${seed}; bar: p95 under ${barMs} ms\nsite ready ${(readyMs / 1_000).toFixed(1)} s after its start, ${residentMb} MB resident; load of the machine ${before} before, ${after} after\n`;
}
