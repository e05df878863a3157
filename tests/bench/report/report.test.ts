import { expect, it } from "vitest";
import { barTable } from "./bars.ts";
import { runOf, type BenchRun, type RunResult } from "./bench-run.ts";
import { benchmarkPage, machineWords } from "./benchmark-page.ts";

const machine = (before: number, after = before) => ({
  cores: 2,
  processor: "EPYC",
  memoryGib: 8,
  node: "v24.0.0",
  load: [before, after] as const,
});
const run = (args: readonly string[], result: Partial<RunResult>): BenchRun => ({
  args,
  text: "a table",
  result: { exact: true, machine: machine(0.1), ...result },
});
const section = (load: number) => ({
  title: "Reasons",
  run: run(["reasons"], { machine: machine(load) }),
});

it("a run is its text and, on the last line, its result", () => {
  const json = JSON.stringify({ exact: false, machine: machine(1) });
  expect(runOf(["memory"], ["a table", "", json], [])).toEqual({
    args: ["memory"],
    text: "a table",
    result: { exact: false, machine: machine(1) },
  });
});

it.each([[["a table", "{}"]], [["nothing"]], [["null"]], [[]]])(
  "a run that printed %j failed, and is told with its complaints",
  (printed) => {
    const failed = runOf(["scale"], printed, ["a", "b", "no broker"]);
    expect(failed.result).toBeUndefined();
    expect(failed.text).toBe("could not be measured: a b no broker");
  },
);

it("the page says on which machine, and what each command printed", () => {
  const page = benchmarkPage([section(0.2)], "npm run bench -- report --seed 1");
  expect(page).toContain("Written by `npm run bench -- report --seed 1`");
  expect(page).toContain("2 cores (EPYC), 8 GiB memory, Node v24.0.0");
  expect(page).toContain("## Reasons\n\n`npm run bench -- reasons`\n\n```text\na table\n```");
});

it.each([
  ["alone", [0.2, 1.1], false],
  ["with others from the start", [4, 1], true],
  ["with others later", [0.2, 9], true],
])("measured %s: a warning %s", (_, loads, isWarned) => {
  expect(machineWords(loads.map(section)).includes("Not a quiet machine")).toBe(isWarned);
});

it("a bar shows what was measured, with the size where it was measured at another", () => {
  const rows = [{ who: "engine", kind: "standard", p50: 0.2, p95: 0.7, p99: 1.25 }];
  const sideBySide = [{ kind: "standard", threads: 2, alone: 3_456.4, together: 6_789.6 }];
  const ratios = { "scan standard": 41.06 };
  const measured = { workload: "W", rows, sideBySide, ratios } as const;
  const table = (profiles: number) =>
    barTable([run(["matching"], { profiles, kernel: "wasm", ...measured })]);
  const small = table(100_000);
  expect(small).toContain("| 0.20 / 0.70 / 1.25 ms (at 100,000) |");
  expect(small).toContain("| 3,456 / 6,790 (at 100,000) |");
  expect(small).toContain("| 41.1× (at 100,000) |");
  expect(small).toContain("| roaring by engine | W, 1,000,000 | told | 12× | not measured |");
  expect(table(1_000_000)).toContain("| 0.20 / 0.70 / 1.25 ms |");
});

it("a plain kernel, another workload and a run that failed are no measure of a bar", () => {
  const rows = [{ who: "engine", kind: "standard", p50: 0.2, p95: 0.7, p99: 1.25 }];
  const table = barTable([
    run(["matching"], { rows, workload: "W", kernel: "plain", profiles: 1_000_000 }),
    run(["matching"], { rows, workload: "W+", profiles: 1_000_000 }),
    { args: ["matching"], text: "could not be measured" },
  ]);
  expect(table).not.toContain("0.20");
});

it("a second worker is told as its share of the first", () => {
  const stages = [
    { workers: 1, perSecond: 400, limit: "one" },
    { workers: 2, perSecond: 720, limit: "the cores" },
  ];
  expect(barTable([run(["scale"], { stages })])).toContain("| 0.80; limited by the cores |");
});
