/** Runs that take minutes and go on beside the schedule. */
export interface BesideRuns extends AsyncDisposable {
  /** Starts a run, unless there are as many as there may be: then it is for a later tick. The run must not throw. */
  start(run: () => Promise<void>): void;
}

/** Each waits for one site; together they share the reader and the memory of what was read. */
const RUNS_MAXIMUM = 4;

/** Disposal waits for the runs under way; it is their signal that ends them. */
export function createBesideRuns(): BesideRuns {
  const underWay = new Set<Promise<void>>();
  return {
    start(run) {
      if (underWay.size >= RUNS_MAXIMUM) return;
      const running = run().finally(() => underWay.delete(running));
      underWay.add(running);
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(underWay);
    },
  };
}
