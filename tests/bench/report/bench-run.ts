import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Tell } from "../bench-command.ts";

export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGib: number;
  readonly node: string;
  /** Before and after the run. */
  readonly load: readonly [number, number];
}

/** What a measurement says of itself with --json, as far as the page looks at it. */
export interface RunResult {
  readonly exact: boolean;
  readonly machine: Machine;
  readonly profiles?: number;
  readonly workload?: "W" | "W+";
  readonly kernel?: "wasm" | "plain";
  /** Rows of vacancies, or of changes, by kind. */
  readonly rows?: readonly {
    readonly who?: string;
    readonly kind: string;
    readonly p50?: number;
    readonly p95?: number;
    readonly p99?: number;
    readonly costs?: { readonly cpu: number };
  }[];
  /** By one thread and by several over one index. */
  readonly sideBySide?: readonly {
    readonly kind: string;
    readonly threads: number;
    readonly alone: number;
    readonly together: number;
  }[];
  readonly p95?: number;
  readonly ratios?: Readonly<Record<string, number>>;
  readonly updatesPerSecond?: number;
  readonly p99Ratio?: number;
  readonly unseen?: number;
  readonly bytesPerProfile?: Readonly<Record<string, number>>;
  readonly stages?: readonly {
    readonly workers: number;
    readonly perSecond: number;
    readonly limit: string;
  }[];
}

/** One measurement in a process of its own, so that none inherits memory or compiled code of another. */
export interface BenchRun {
  readonly args: readonly string[];
  /** What it printed, without the JSON. */
  readonly text: string;
  /** Absent: it failed. */
  readonly result?: RunResult;
}

const main = path.join(import.meta.dirname, "..", "main.ts");

export async function runBench(args: readonly string[], tell: Tell): Promise<BenchRun> {
  const child = spawn(process.execPath, [main, ...args, "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    complaints.push(line);
    tell(`  ${line}`);
  });
  const printed: string[] = [];
  createInterface({ input: child.stdout }).on("line", (line) => void printed.push(line));
  await once(child, "close");
  return runOf(args, printed, complaints);
}

/** What a run printed, taken apart: the JSON is the last line. */
export function runOf(
  args: readonly string[],
  printed: readonly string[],
  complaints: readonly string[],
): BenchRun {
  const result = resultOf(printed.at(-1) ?? "");
  if (result !== undefined)
    return { args, text: printed.slice(0, -1).join("\n").trimEnd(), result };
  return { args, text: `could not be measured: ${complaints.slice(-3).join(" ")}` };
}

function resultOf(line: string): RunResult | undefined {
  try {
    const found = JSON.parse(line) as Partial<RunResult> | null;
    return typeof found?.exact === "boolean" && found.machine ? (found as RunResult) : undefined;
  } catch {
    return undefined;
  }
}
