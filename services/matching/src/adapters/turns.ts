import type { Clock } from "@raakvlak/runtime";

/** So long one piece of work goes on before others have their turn. */
const turnMs = 5;

/** Begins a piece of work: what is returned resolves at once while its turn lasts, and then after all others had theirs. */
export function createTurns(
  clock: Pick<Clock, "monotonicMs" | "sleep">,
): () => () => Promise<void> {
  return () => {
    let beganAtMs = clock.monotonicMs();
    return async () => {
      if (clock.monotonicMs() - beganAtMs < turnMs) return;
      await clock.sleep(1);
      beganAtMs = clock.monotonicMs();
    };
  };
}
