import { loadavg } from "node:os";
import { measureMatching, type MatchingReport } from "./matching.ts";
import { readOptions, usage, UsageError, type BenchOptions } from "./options.ts";

const options = optionsOrExit();
const loadBefore = loadavg()[0] ?? 0;
const measured = measureMatching(options, (progress) => process.stderr.write(`${progress}\n`));
const loads = [loadBefore, loadavg()[0] ?? 0].map((load) => load.toFixed(1)).join(" to ");
process.stdout.write(tableOf(options, measured, loads));
for (const difference of measured.differences.slice(0, 20)) process.stdout.write(`${difference}\n`);
if (options.json) process.stdout.write(`${JSON.stringify(jsonOf(options, measured, loads))}\n`);
process.exitCode = measured.exact ? 0 : 1;

function optionsOrExit(): BenchOptions {
  try {
    const read = readOptions(process.argv.slice(2));
    if (read !== undefined) return read;
    process.stdout.write(usage);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

function tableOf(
  { profiles, vacancies, seed, workload, kernel }: BenchOptions,
  report: MatchingReport,
  machineLoad: string,
): string {
  const head = ["", "p50 ms", "p95 ms", "p99 ms", "cpu ms", "a second"];
  const lines = report.rows.map(({ who, kind, p50, p95, p99, cpu }) => [
    `${kind}, ${who}`,
    ...[p50, p95, p99, cpu].map((ms) => ms.toFixed(3)),
    Math.round(1_000 / cpu).toString(),
  ]);
  const table = [head, ...lines]
    .map((cells) =>
      cells.map((cell, n) => (n === 0 ? cell.padEnd(20) : cell.padStart(10))).join(""),
    )
    .join("\n");
  const shares = Object.entries(report.shares)
    .map(([kind, share]) => `${kind} ${(share * 100).toFixed(2)} %`)
    .join(", ");
  const alerts = Object.values(report.alerts)
    .map((mean) => mean.toFixed(1))
    .join(", ");
  return `${table}

${workload}, ${profiles} profiles, ${vacancies} vacancies of each kind, seed ${seed}, ${kernel} kernel; machine load ${machineLoad}
fit on average: ${shares}; to be mailed: ${alerts}
${Math.round(report.bytesPerProfile.engine)} bytes a profile, taken in ${Math.round(report.encodeMs)} ms, built in ${Math.round(report.buildMs)} ms
${report.exact ? "exact" : `${report.differences.length} different answers`}
`;
}

function jsonOf(asked: BenchOptions, report: MatchingReport, machineLoad: string) {
  const own = report.rows.find(({ who, kind }) => who === "engine" && kind === "standard");
  const ratios = Object.fromEntries(
    report.rows
      .filter(({ who }) => who !== "engine")
      .map(({ who, kind, p50 }) => {
        const mine = report.rows.find((row) => row.who === "engine" && row.kind === kind);
        return [`${who} ${kind}`, p50 / (mine?.p50 ?? Number.NaN)];
      }),
  );
  const { exact, rows, shares, alerts, bytesPerProfile, encodeMs, buildMs } = report;
  const { p50, p95, p99 } = own ?? { p50: 0, p95: 0, p99: 0 };
  const { peers: _, json: __, ...setting } = asked;
  return {
    exact,
    p50,
    p95,
    p99,
    ratios,
    rows,
    shares,
    alerts,
    bytesPerProfile,
    encodeMs,
    buildMs,
    machineLoad,
    ...setting,
  };
}
