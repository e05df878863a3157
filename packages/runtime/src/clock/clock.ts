/** The only way to the time. Wall time may be moved by tests; durations are always real, or the test clock's own. */
export interface Clock {
  /** Wall-clock time. May jump, also backwards: never measure a duration with it. */
  now(): Date;
  /** Milliseconds from an arbitrary start; never goes back. Counts time asleep where the platform can (see monotonic.ts). */
  monotonicMs(): number;
  /** Resolves after `ms` milliseconds, or at once when the signal aborts; never rejects. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /**
   * Runs the task every `ms` milliseconds, the first time after one interval; a run never overlaps the one before. A
   * throwing task goes on at the next interval. Disposal aborts the task's signal and waits for a run under way.
   */
  every(
    ms: number,
    task: (signal: AbortSignal) => Promise<void>,
    options?: EveryOptions,
  ): AsyncDisposable;
}

export interface EveryOptions {
  /** Share of the interval (0 to 1) by which each pause is made longer or shorter at random; default 0. */
  readonly jitter?: number;
  /** Told of what the task threw; without it the error is dropped. */
  readonly onError?: (error: unknown) => void;
}
