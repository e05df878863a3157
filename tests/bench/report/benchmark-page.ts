import { barTable } from "./bars.ts";
import type { BenchRun } from "./bench-run.ts";

/** Under this much load for each core a machine counts as quiet. */
const quietLoad = 0.75;

export interface Section {
  readonly title: string;
  readonly run: BenchRun;
}

/** docs/benchmarks.md: what was measured, where, and how quiet it was. */
export function benchmarkPage(sections: readonly Section[], command: string): string {
  const parts = [
    "# How fast the matching engine is",
    `Written by \`${command}\`; a change by hand is lost. Each table is that of one command, which stands above it, in a process
of its own; what each measures, and what it is checked against, says [tests/bench](../tests/bench/README.md).`,
    machineWords(sections),
    `## Bars\n\n${barTable(sections.map(({ run }) => run))}`,
    ...sections.map(
      ({ title, run }) =>
        `## ${title}\n\n\`npm run bench -- ${run.args.join(" ")}\`\n\n\`\`\`text\n${run.text}\n\`\`\``,
    ),
  ];
  return `${parts.join("\n\n")}\n`;
}

/** The machine, and a warning where others used it as well. */
export function machineWords(sections: readonly Section[]): string {
  const machines = sections.flatMap(({ run }) => run.result?.machine ?? []);
  const [one] = machines;
  if (one === undefined) return "Nothing could be measured.";
  const [first, ...later] = machines.map(({ load }) => load[0]);
  const before = first ?? 0;
  const most = Math.max(before, ...later);
  const what = `Machine: ${one.cores} cores (${one.processor}), ${one.memoryGib} GiB memory, Node ${one.node}. Its load was ${before} when the
first run began, and at most ${most} when a later one did; the runs themselves make about 1.`;
  // The first run's own start tells of others alone.
  if (before < quietLoad * one.cores && most < one.cores + quietLoad * one.cores) return what;
  return `${what}

**Not a quiet machine**: others worked on its cores at the same time. Times are longer than they would be alone, medians by a factor of two or
more and the 95th and 99th percentiles far more; "cpu ms" and ratios within one table suffer less. No bar is decided by this page.`;
}
