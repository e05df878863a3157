import { spawn } from "node:child_process";
import path from "node:path";
import type { Step } from "./steps.ts";

export interface StepResult {
  step: Step;
  passed: boolean;
  seconds: number;
  /** What the command printed on both streams. */
  output: string;
}

/** npm's own remarks about a script that failed say nothing about the code. */
const NOISE = /\bnpm (error|warn|notice)\b/;

/**
 * Runs the step's command with `root` as its folder, and finds it in `root`'s node_modules. A command that cannot be started
 * or that a signal ends has not passed; this never throws.
 */
export async function runStep(step: Step, root: string): Promise<StepResult> {
  const started = performance.now();
  const { output, passed } = await run(step, root);
  return { step, passed, output, seconds: (performance.now() - started) / 1000 };
}

function run({ command, args }: Step, root: string): Promise<{ output: string; passed: boolean }> {
  const binaries = path.join(root, "node_modules", ".bin");
  // The same words everywhere: where CI is set, to whatever value, the tools paint and group them.
  const { CI: _buildServer, ...environment } = process.env;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environment,
      PATH: `${binaries}${path.delimiter}${process.env.PATH ?? ""}`,
      TURBO_TELEMETRY_DISABLED: "1",
      TURBO_NO_UPDATE_NOTIFIER: "1",
      NO_COLOR: "1",
    },
  });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
  const printed = () => withoutNoise(Buffer.concat(chunks).toString("utf8"));
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ output: error.message, passed: false }));
    child.once("close", (code, signal) => {
      const ending = signal === null ? "" : `\nended by ${signal}`;
      resolve({ output: printed() + ending, passed: code === 0 });
    });
  });
}

function withoutNoise(output: string): string {
  return output
    .split("\n")
    .filter((line) => !NOISE.test(line))
    .join("\n")
    .trim();
}
