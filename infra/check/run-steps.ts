import { runStep, type StepResult } from "./run-step.ts";
import type { Step } from "./steps.ts";

export interface RunOptions {
  /** The folder that is checked. */
  root: string;
  /** How many steps run at the same time. */
  atOnce: number;
  /** Told as each step ends. */
  onResult: (result: StepResult) => void;
}

/** Runs all steps, whatever becomes of the others, and returns their results in the order of `steps`. */
export async function runSteps(
  steps: readonly Step[],
  { root, atOnce, onResult }: RunOptions,
): Promise<StepResult[]> {
  const results: StepResult[] = [];
  const queue = steps.entries();
  const work = async () => {
    // One iterator feeds all workers: each step is taken once.
    for (const [index, step] of queue) {
      const result = await runStep(step, root);
      results[index] = result;
      onResult(result);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
