import type { Clock, Logger } from "@raakvlak/runtime";
import type { RelayDoors } from "./relay-source.ts";

const everyMs = 60_000;
/** By then whoever stored it has written its intent, or never will. */
const forgottenAfterMs = 60_000;

/**
 * A crash between a document of facts and its intent, and a retry that found something else, leave a document that nobody
 * would publish or delete (ADR 8). Its intent is written again: safe at any time, for facts arrive at least once.
 */
export function startAdoption(
  sources: readonly RelayDoors[],
  { clock, logger }: { clock: Clock; logger: Logger },
): AsyncDisposable {
  const adopt = async () => {
    const storedBefore = new Date(clock.now().getTime() - forgottenAfterMs);
    for (const source of sources) await source.adoptForgotten?.(storedBefore);
  };
  return clock.every(everyMs, adopt, {
    onError: (error) => logger.warn("adoption-failed", {}, error),
  });
}
