import type { MatchingOptions, MatchingReport } from "./matching.ts";
import { count, ms, tableText } from "./table.ts";

/** What `matching` prints. */
export function matchingText(
  { profiles, vacancies, seed, workload, kernel }: MatchingOptions,
  report: MatchingReport,
): string {
  const head = ["", "p50 ms", "p95 ms", "p99 ms", "cpu ms", "a second"];
  const lines = report.rows.map(({ who, kind, p50, p95, p99, cpu }) => [
    `${kind}, ${who}`,
    ...[p50, p95, p99, cpu].map(ms),
    count(1_000 / cpu),
  ]);
  const beside = report.sideBySide.map(
    ({ kind, threads, alone, together, cpuAlone, cpuTogether }) =>
      `${kind}: ${count(alone)} a second by one thread, ${count(together)} by ${threads} over one index; of the one that asks ${ms(cpuAlone)} and ${ms(cpuTogether)} ms of the processor each\n`,
  );
  const shares = Object.entries(report.shares)
    .map(([kind, share]) => `${kind} ${(share * 100).toFixed(2)} %`)
    .join(", ");
  const alerts = Object.values(report.alerts)
    .map((mean) => mean.toFixed(1))
    .join(", ");
  const bytes = Object.entries(report.bytesPerProfile)
    .map(([who, each]) => `${who} ${Math.round(each)}`)
    .join(", ");
  const simplified = Object.entries(report.simplified)
    .filter(([, words]) => words !== "")
    .map(([who, words]) => `${who}: ${words}\n`);
  const absent = Object.entries(report.absent).map(
    ([who, why]) => `${who} could not be had here: ${why}\n`,
  );
  const differences = report.differences.slice(0, 20).map((difference) => `${difference}\n`);
  return `${tableText([head, ...lines])}

${workload}, ${count(profiles)} profiles, ${vacancies} vacancies of each kind, seed ${seed}, ${kernel} kernel
fit on average: ${shares}; to be mailed: ${alerts}
bytes a profile: ${bytes}; taken in ${Math.round(report.encodeMs)} ms, built in ${Math.round(report.buildMs)} ms
${beside.length === 0 ? "one thread\n" : beside.join("")}${simplified.join("")}${absent.join("")}${report.exact ? "exact" : `${report.differences.length} different answers`}
${differences.join("")}`;
}
