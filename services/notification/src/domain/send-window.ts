import type { Cadence } from "@raakvlak/contracts";
import { addDays, instantAt, localTime, weekdayOf } from "./zoned-time.ts";

/** When a candidate may be mailed, apart from the cadence itself: pause, first day, quiet hours and days of the week. */

export interface Schedule {
  readonly cadence: Cadence;
  readonly timeZone: string;
}

const everyDay: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const monday: readonly number[] = [1];

/** The weekdays on which a digest may go; a weekly one without a day goes on Monday. */
function digestDays(cadence: Cadence): readonly number[] {
  if (cadence.weekdays.length > 0) return cadence.weekdays;
  return cadence.kind === "weekly" ? monday : everyDay;
}

/** The first instant from `at` on that lies outside pause, start date and quiet hours. */
export function earliestAllowed({ cadence, timeZone }: Schedule, at: Date): Date {
  let from = latest(at, cadence.pausedUntil, cadence.sendFrom);
  // Twice: the autumn change can repeat the quiet hours just left.
  for (let round = 0; round < 2; round += 1) {
    const ended = endOfQuiet({ cadence, timeZone }, from);
    if (!ended) return from;
    from = ended;
  }
  return from;
}

/** The end of the quiet hours in which the instant lies; undefined outside them. */
function endOfQuiet({ cadence, timeZone }: Schedule, at: Date): Date | undefined {
  const quiet = cadence.quietHours;
  if (!quiet || quiet.from === quiet.to) return undefined;
  const local = localTime(timeZone, at);
  const overnight = quiet.from > quiet.to;
  const inside = overnight
    ? local.hour >= quiet.from || local.hour < quiet.to
    : local.hour >= quiet.from && local.hour < quiet.to;
  if (!inside) return undefined;
  const endsTomorrow = overnight && local.hour >= quiet.from;
  const end = instantAt(timeZone, addDays(local.date, endsTomorrow ? 1 : 0), quiet.to);
  // Where the end hour occurs twice the first one may already be past.
  return end.getTime() > at.getTime() ? end : new Date(at.getTime() + 3_600_000);
}

export interface Digest {
  /** Local date of the digest. */
  readonly date: string;
  readonly at: Date;
}

/**
 * The candidate's next digest after `now` that may go: on one of their days, at their hour, not within a pause, not on a
 * date that is closed. Quiet hours around the hour itself move it to their end.
 */
export function nextDigest(
  schedule: Schedule,
  now: Date,
  isClosed: (date: string) => boolean,
): Digest {
  const { cadence, timeZone } = schedule;
  const days = digestDays(cadence);
  const from = latest(now, cadence.pausedUntil, cadence.sendFrom);
  let date = localTime(timeZone, from).date;
  for (;;) {
    const at = instantAt(timeZone, date, cadence.hour);
    const strictlyAhead = at.getTime() > now.getTime() && at.getTime() >= from.getTime();
    if (strictlyAhead && days.includes(weekdayOf(date)) && !isClosed(date))
      return { date, at: earliestAllowed(schedule, at) };
    date = addDays(date, 1);
  }
}

function latest(at: Date, ...others: readonly (string | undefined)[]): Date {
  const instants = others.map((other) => (other === undefined ? 0 : Date.parse(other)));
  return new Date(Math.max(at.getTime(), ...instants));
}
