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
  measured(): Measured;
}

export function createStopwatch(): Stopwatch {
  const times: number[] = [];
  let cpu = 0;
  return {
    time(question) {
      const before = process.cpuUsage();
      const from = performance.now();
      const answer = question();
      times.push(performance.now() - from);
      const used = process.cpuUsage(before);
      cpu += (used.user + used.system) / 1_000;
      return answer;
    },
    measured() {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
      return { p50: at(0.5), p95: at(0.95), p99: at(0.99), cpu: cpu / times.length };
    },
  };
}
