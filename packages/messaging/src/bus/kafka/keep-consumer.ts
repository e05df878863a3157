import type { Clock } from "@raakvlak/runtime";
import { mayPass, type RunningConsumer } from "./run-consumer.ts";

export interface KeptConsumer {
  readonly clock: Clock;
  /** Runs a new consumer. Throws when it can not join. */
  start(): Promise<RunningConsumer>;
  /** A consumer ended by itself, or a new one could not join; `again` when another follows, else it was the last. */
  onCrash(error: unknown, again: boolean): void;
}

const againMs = 500;

/**
 * Runs a consumer, and a new one after it whenever it crashes of something that may pass. Throws when the first can not
 * join. Disposal waits for a start under way.
 */
export async function keepConsumer({
  clock,
  start,
  onCrash,
}: KeptConsumer): Promise<AsyncDisposable> {
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) =>
    stop.signal.addEventListener("abort", () => resolve()),
  );
  let running: RunningConsumer | undefined = await start();

  const crashOf = async (): Promise<unknown> => {
    try {
      running ??= await start();
    } catch (error) {
      return error;
    }
    const crash = await Promise.race([running.crash, stopped]);
    if (crash !== undefined) running = undefined;
    return crash;
  };
  const keep = async () => {
    while (!stop.signal.aborted) {
      const error = await crashOf();
      if (error === undefined) return;
      const again = mayPass(error);
      onCrash(error, again);
      if (!again) return;
      await clock.sleep(againMs, stop.signal);
    }
  };
  const keeping = keep();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await keeping;
      await running?.[Symbol.asyncDispose]();
    },
  };
}
