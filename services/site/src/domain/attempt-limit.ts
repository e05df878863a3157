/** Counts failed attempts by who makes them. */
export interface AttemptLimit {
  /** Whether this one has to wait, and for how many milliseconds; 0: not at all. */
  waitMs(who: string): number;
  failed(who: string): void;
}

interface Window {
  readonly endsAtMs: number;
  failures: number;
}

interface Settings {
  /** Failures within one window, after which everything is refused until it ends. */
  readonly failuresMaximum: number;
  readonly windowMs: number;
  /** More than these are not kept apart: the oldest is forgotten. */
  readonly keysMaximum: number;
  readonly monotonicMs: () => number;
}

/** A limit in fixed windows, bounded in memory. */
export function createAttemptLimit(settings: Settings): AttemptLimit {
  const { failuresMaximum, windowMs, keysMaximum, monotonicMs } = settings;
  const windows = new Map<string, Window>();
  const standing = (who: string): Window | undefined => {
    const window = windows.get(who);
    if (window !== undefined && window.endsAtMs > monotonicMs()) return window;
    windows.delete(who);
    return undefined;
  };
  return {
    waitMs(who) {
      const window = standing(who);
      return window !== undefined && window.failures >= failuresMaximum
        ? window.endsAtMs - monotonicMs()
        : 0;
    },
    failed(who) {
      const window = standing(who);
      if (window !== undefined) {
        window.failures += 1;
        return;
      }
      const [oldest] = windows.keys();
      if (windows.size >= keysMaximum && oldest !== undefined) windows.delete(oldest);
      windows.set(who, { endsAtMs: monotonicMs() + windowMs, failures: 1 });
    },
  };
}
