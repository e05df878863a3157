import { performance } from "node:perf_hooks";

/** What one way of searching took for the vacancies of one kind, in milliseconds. */
export interface Measured {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** Time of the processor, which others on the machine do not lengthen (but for caches). */
  readonly cpu: number;
}

export interface Stopwatch {
  /** Runs a question and adds its time. */
  time<Answer>(question: () => Answer): Answer;
  /** Adds what somebody else has timed. */
  add(ms: number, cpuMs: number): void;
  measured(): Measured;
}

export function createStopwatch(): Stopwatch {
  const times: number[] = [];
  let cpu = 0;
  const add = (ms: number, cpuMs: number) => {
    times.push(ms);
    cpu += cpuMs;
  };
  return {
    time(question) {
      const before = process.cpuUsage();
      const from = performance.now();
      const answer = question();
      const ms = performance.now() - from;
      const used = process.cpuUsage(before);
      add(ms, (used.user + used.system) / 1_000);
      return answer;
    },
    add,
    measured() {
      const sorted = times.toSorted((a, b) => a - b);
      return {
        p50: quantile(sorted, 0.5),
        p95: quantile(sorted, 0.95),
        p99: quantile(sorted, 0.99),
        cpu: times.length === 0 ? 0 : cpu / times.length,
      };
    },
  };
}

/** The value that this share of the sorted values does not exceed (nearest rank); 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
