import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { countReport } from "./count-report.ts";
import type { Outcome } from "./outcome.ts";

export interface VitestRun {
  root: string;
  /** Passed on to vitest: paths, `--project unit`, `-t name` … */
  args: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** Whether vitest's own words are thrown away; they are not unless told. */
  quiet?: boolean;
}

/** Runs vitest with this very Node, its words going to this process's streams, and counts what became of the tests. */
export async function runVitest(wanted: VitestRun): Promise<Outcome> {
  const { root, args } = wanted;
  const folder = await mkdtemp(path.join(os.tmpdir(), "raakvlak-test-"));
  try {
    const file = path.join(folder, "report.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const vitest = path.join(root, "node_modules", "vitest", "vitest.mjs");
    const exitCode = await run([vitest, "run", "--allowOnly=false", ...reporters, ...args], wanted);
    return countReport(await readReport(file), exitCode, root);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(
  args: readonly string[],
  { root, environment, quiet = false }: VitestRun,
): Promise<number | null> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: quiet ? "ignore" : "inherit",
    env: { ...process.env, ...environment },
  });
  // A terminal's Ctrl-C reaches vitest itself, which ends its tests.
  const passOn = () => child.kill("SIGTERM");
  process.on("SIGTERM", passOn);
  return new Promise((resolve) => {
    const done = (code: number | null) => {
      process.off("SIGTERM", passOn);
      resolve(code);
    };
    child.once("error", () => done(null));
    child.once("close", done);
  });
}

/** Undefined when there is none or half of one: the run crashed. */
async function readReport(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, "utf8"));
  } catch {
    return undefined;
  }
}
