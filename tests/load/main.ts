import { parseArgs } from "node:util";
import { runSiteLoad, type SiteLoadReport } from "./site-load.ts";

const usage =
  "usage: npm run load -- site [--vacancies 10000] [--rate 50] [--seconds 30] [--seed 1]\n";
const barMs = 60;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    vacancies: { type: "string", default: "10000" },
    rate: { type: "string", default: "50" },
    seconds: { type: "string", default: "30" },
    seed: { type: "string", default: "1" },
  },
});
const options = {
  vacancies: Number(values.vacancies),
  perSecond: Number(values.rate),
  seconds: Number(values.seconds),
  seed: Number(values.seed),
};
if (positionals[0] !== "site" || Object.values(options).some((value) => !(value > 0))) {
  process.stderr.write(usage);
  process.exit(2);
}
const report = await runSiteLoad(options);
process.stdout.write(tableOf(report));
const held = report.rows.every(({ p95Ms, failed }) => p95Ms < barMs && failed === 0);
process.exitCode = held ? 0 : 1;

function tableOf({ rows, readyMs, residentMb, machineLoad }: SiteLoadReport): string {
  const { vacancies, perSecond, seconds, seed } = options;
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
