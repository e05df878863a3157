import { createSystemClock } from "@raakvlak/runtime";
import { writeFile } from "node:fs/promises";

const clock = createSystemClock();
const quietMs = 3_000;
/** Longer than a mail gathers what comes after the first. */
const stepMs = 61_000;

export interface MovedWhenQuiet {
  /** How far the services' clock is ahead. */
  readonly movedMs: number;
  /** So many mails have come by now. When no more have for three seconds the clock moves on, so that what gathers is due. */
  seen(count: number): Promise<void>;
  move(): Promise<void>;
}

/** The wall clock of a journey's services, which follows what arrives instead of letting the test wait for it. */
export function moveWhenQuiet(clockFile: string): MovedWhenQuiet {
  let movedMs = 0;
  let last = { count: -1, atMs: clock.monotonicMs() };
  const move = async () => {
    movedMs += stepMs;
    await writeFile(clockFile, String(movedMs));
  };
  return {
    get movedMs() {
      return movedMs;
    },
    async seen(count) {
      const nowMs = clock.monotonicMs();
      if (count === last.count && nowMs - last.atMs <= quietMs) return;
      if (count === last.count) await move();
      last = { count, atMs: nowMs };
    },
    move,
  };
}
