import { createSystemClock } from "@raakvlak/runtime";

export interface Timeline {
  /** A line with the seconds since the start. */
  say(words: string): void;
  /** The same line again and again on a terminal; elsewhere only every tenth of the way. */
  progress(words: string, done: number, total: number): void;
  seconds(): number;
}

/** What happens, told on standard error: standard output is the result's alone. */
export function createTimeline(): Timeline {
  const clock = createSystemClock();
  const startMs = clock.monotonicMs();
  const seconds = () => (clock.monotonicMs() - startMs) / 1_000;
  const line = (words: string) => `${seconds().toFixed(1).padStart(6)} s  ${words}`;
  let told = 0;
  return {
    seconds,
    say: (words) => void process.stderr.write(`${line(words)}\n`),
    progress(words, done, total) {
      const text = line(`${words} ${done} of ${total}`);
      if (process.stderr.isTTY) {
        process.stderr.write(`\r${text}${done === total ? "\n" : ""}`);
        return;
      }
      const tenth = Math.floor((10 * done) / total);
      if (done === total || tenth > told) process.stderr.write(`${text}\n`);
      told = done === total ? 0 : tenth;
    },
  };
}
