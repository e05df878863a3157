import type { Clock, EveryOptions } from "./clock.ts";

/** The loop behind `Clock.every`, on whatever `sleep` the clock has. */
export function runEvery(
  sleep: Clock["sleep"],
  ms: number,
  task: (signal: AbortSignal) => Promise<void>,
  options: EveryOptions = {},
): AsyncDisposable {
  const stop = new AbortController();
  const pauseMs = () => ms * (1 + (options.jitter ?? 0) * (2 * Math.random() - 1));
  const loop = async () => {
    for (;;) {
      await sleep(pauseMs(), stop.signal);
      if (stop.signal.aborted) return;
      try {
        await task(stop.signal);
      } catch (error) {
        options.onError?.(error);
      }
    }
  };
  const running = loop();
  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
    },
  };
}
