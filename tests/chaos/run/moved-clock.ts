import { renameSync, writeFileSync } from "node:fs";

/** The wall clock of all services together: this machine's, moved forward now and then. */
export interface MovedClock {
  readonly file: string;
  readonly offsetMs: number;
  advance(ms: number): void;
}

export function createMovedClock(file: string): MovedClock {
  let offsetMs = 0;
  const write = () => {
    // Never half a number: whoever reads meanwhile finds the one before.
    writeFileSync(`${file}.next`, String(offsetMs));
    renameSync(`${file}.next`, file);
  };
  write();
  return {
    file,
    get offsetMs() {
      return offsetMs;
    },
    advance(ms) {
      offsetMs += ms;
      write();
    },
  };
}
