import path from "node:path";
import type { StepResult } from "./run-step.ts";
import { runSteps } from "./run-steps.ts";
import { type Step, steps } from "./steps.ts";

const AT_ONCE = 2;
const repositoryRoot = path.resolve(import.meta.dirname, "../..");

/** Runs the check over this repository; each step's result is printed as it comes. */
export function checkRepository(
  print: (line: string) => void,
  chosen: readonly Step[] = steps,
): Promise<StepResult[]> {
  return runSteps(chosen, {
    root: repositoryRoot,
    atOnce: AT_ONCE,
    onResult: (result) => print(describeResult(result)),
  });
}

/** One line, and below it what a failed step printed. */
export function describeResult({ step, passed, seconds, output }: StepResult): string {
  const line = `${passed ? "ok  " : "FAIL"}  ${step.name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s`;
  if (passed) return line;
  const remedy = step.remedy === undefined ? "" : `\n\n${step.remedy} puts it right`;
  return `${line}  not so: ${step.proves}\n\n${output.replaceAll(/^(?=.)/gm, "  ")}${remedy}\n`;
}
