import type { BenchRun, RunResult } from "./bench-run.ts";

/** A bar of the design: at how many profiles, what must be reached and what is aimed at. */
interface Bar {
  readonly what: string;
  readonly must: string;
  readonly aim: string;
  /** Of which command. */
  readonly command: string;
  readonly workload: "W" | "W+";
  /** For how many profiles it is set; absent: for any. */
  readonly profiles?: number;
  /** Absent: this run does not tell. */
  readonly measured: (result: RunResult) => string | undefined;
}

type Row = NonNullable<RunResult["rows"]>[number];

const three = ({ p50 = 0, p95 = 0, p99 = 0 }: Row) =>
  `${[p50, p95, p99].map((one) => one.toFixed(2)).join(" / ")} ms`;

const kindOf =
  (kind: string) =>
  ({ rows = [] }: RunResult) => {
    const row = rows.find((one) => one.who === "engine" && one.kind === kind);
    return row && three(row);
  };

const ratioTo =
  (peer: string) =>
  ({ ratios = {} }: RunResult) => {
    const ratio = ratios[`${peer} standard`];
    return ratio === undefined ? undefined : `${ratio.toFixed(1)}×`;
  };

const million = 1_000_000;
const matching = { command: "matching", workload: "W", profiles: million } as const;

const bars: readonly Bar[] = [
  {
    ...matching,
    what: "standard, p50 / p95 / p99",
    must: "0.30 / 1.0 / 1.6 ms",
    aim: "0.15 / 0.50 / 0.90 ms",
    measured: kindOf("standard"),
  },
  {
    ...matching,
    what: "broad",
    must: "p50 1.0 ms",
    aim: "0.6 ms",
    measured: kindOf("broad"),
  },
  {
    ...matching,
    what: "very broad",
    must: "p50 5.5 ms",
    aim: "3.5 ms",
    measured: kindOf("very-broad"),
  },
  {
    ...matching,
    what: "vacancies a second, one thread / two",
    must: "3,000 / 7,000",
    aim: "5,000 / 10,000",
    measured: sideBySide,
  },
  { ...matching, what: "scan by engine", must: "20×", aim: "50×", measured: ratioTo("scan") },
  {
    ...matching,
    what: "roaring by engine",
    must: "told",
    aim: "12×",
    measured: ratioTo("roaring"),
  },
  {
    ...matching,
    what: "Lucene by engine",
    must: "told",
    aim: "100×",
    measured: ratioTo("lucene"),
  },
  {
    command: "updates",
    workload: "W+",
    what: "updates a second while matching",
    must: "100,000",
    aim: "200,000",
    measured: ({ updatesPerSecond }) =>
      updatesPerSecond === undefined
        ? undefined
        : Math.round(updatesPerSecond).toLocaleString("en"),
  },
  {
    command: "updates",
    workload: "W+",
    what: "match p99 at 50,000 updates/s by idle",
    must: "1.3×",
    aim: "1.1×",
    measured: ({ p99Ratio }) => (p99Ratio === undefined ? undefined : `${p99Ratio.toFixed(2)}×`),
  },
  {
    command: "updates",
    workload: "W+",
    what: "updates that the next match did not show",
    must: "0",
    aim: "",
    measured: ({ unseen }) => unseen?.toString(),
  },
  {
    command: "profile",
    workload: "W+",
    what: "a profile against 50,000 open vacancies, p95",
    must: "0.5 ms",
    aim: "0.15 ms",
    measured: ({ p95 }) => (p95 === undefined ? undefined : `${p95.toFixed(2)} ms`),
  },
  {
    command: "reasons",
    workload: "W+",
    what: "reasons, standard, time of the processor",
    must: "+15 %",
    aim: "+5 %",
    measured: reasonsCost,
  },
  ...(["W", "W+"] as const).map((workload): Bar => ({
    command: "memory",
    workload,
    profiles: million,
    what: "bytes a profile, everything held",
    must: workload === "W" ? "160" : "320",
    aim: workload === "W" ? "110" : "220",
    measured: ({ bytesPerProfile }) => bytesPerProfile?.["held"]?.toFixed(0),
  })),
  {
    command: "scale",
    workload: "W+",
    what: "one more worker adds",
    must: "0.8 of a worker",
    aim: "",
    measured: secondWorker,
  },
];

function sideBySide({ sideBySide: rows = [] }: RunResult): string | undefined {
  const row = rows.find(({ kind, threads }) => kind === "standard" && threads === 2);
  return (
    row &&
    [row.alone, row.together].map((each) => Math.round(each).toLocaleString("en")).join(" / ")
  );
}

function reasonsCost({ rows = [] }: RunResult): string | undefined {
  const cpu = rows.find(({ kind }) => kind === "standard")?.costs?.cpu;
  return cpu === undefined ? undefined : `+${((cpu - 1) * 100).toFixed(0)} %`;
}

function secondWorker({ stages = [] }: RunResult): string | undefined {
  const [one, two] = stages;
  if (one === undefined || two === undefined) return undefined;
  const more = (two.perSecond - one.perSecond) / one.perSecond / (two.workers - one.workers);
  return `${more.toFixed(2)}; limited by ${two.limit}`;
}

/** Each bar with what the first run of its kind measured; a measurement at another size is told with its size. */
export function barTable(runs: readonly BenchRun[]): string {
  const lines = bars.map((bar) => {
    const result = runFor(bar, runs);
    const measured = result && bar.measured(result);
    const isElsewhere = bar.profiles !== undefined && result?.profiles !== bar.profiles;
    const size = isElsewhere ? ` (at ${result?.profiles?.toLocaleString("en")})` : "";
    const of = bar.profiles === undefined ? "" : `, ${bar.profiles.toLocaleString("en")}`;
    const here = measured === undefined ? "not measured" : `${measured}${size}`;
    return [bar.what, `${bar.workload}${of}`, bar.must, bar.aim, here];
  });
  const head = ["what", "profiles", "must", "aim", "here"];
  return [head, head.map(() => "---"), ...lines]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

/** Of a plain kernel no bar is told; what takes no workload has the whole contract. */
function runFor({ command, workload }: Bar, runs: readonly BenchRun[]): RunResult | undefined {
  return runs.find(
    ({ args, result }) =>
      args[0] === command &&
      (result?.workload ?? "W+") === workload &&
      (result?.kernel ?? "wasm") === "wasm",
  )?.result;
}
