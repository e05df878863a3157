import { utcDay, type Clock } from "@raakvlak/runtime";

interface Needs {
  readonly keepCalendar: (signal: AbortSignal) => Promise<unknown>;
  readonly runDueSources: (signal: AbortSignal) => Promise<void>;
  readonly clock: Clock;
}

/** What is looked at every few seconds: the calendar when a new UTC day has begun, then the sources that are due. */
export function createScheduleTick({
  keepCalendar,
  runDueSources,
  clock,
}: Needs): (signal: AbortSignal) => Promise<void> {
  let keptDay: number | undefined;
  return async (signal) => {
    const today = utcDay(clock.now());
    if (today !== keptDay) {
      await keepCalendar(signal);
      // Not before it is done: a calendar that could not be kept is tried again at the next tick.
      keptDay = today;
    }
    await runDueSources(signal);
  };
}
