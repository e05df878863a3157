import type { Clock } from "@raakvlak/runtime";
import type { PageValidators } from "../../domain/pages/stored-page.ts";
import type { FetchedFeed, FetchPage } from "../ports.ts";

/** Asks one origin for one thing after the other, with a pause between. */
export interface PoliteAsker {
  ask(address: string, known?: PageValidators): Promise<FetchedFeed>;
  /** The pause from now on is at least this long. */
  slowDown(ms: number): void;
}

interface Needs {
  readonly fetchPage: FetchPage;
  readonly clock: Clock;
  readonly delayMs: number;
}

export function createPoliteAsker(
  { fetchPage, clock, delayMs }: Needs,
  origin: string,
  signal: AbortSignal,
): PoliteAsker {
  let pauseMs = delayMs;
  let isFirst = true;
  return {
    async ask(address, known) {
      if (!isFirst && pauseMs > 0) await clock.sleep(pauseMs, signal);
      signal.throwIfAborted();
      isFirst = false;
      return fetchPage(address, { known, origin }, signal);
    },
    slowDown(ms) {
      pauseMs = Math.max(pauseMs, ms);
    },
  };
}
