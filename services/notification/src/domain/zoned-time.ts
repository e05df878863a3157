/** Local wall time in an IANA time zone, from nothing but the platform's own time zone data. */

export interface LocalTime {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatFor(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
    formats.set(timeZone, format);
  }
  return format;
}

/** Whether the platform knows the time zone; the other functions here throw a RangeError on one that it does not. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatFor(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** What the clock on the wall shows there at that instant. */
export function localTime(timeZone: string, at: Date): LocalTime {
  const parts: Record<string, string> = {};
  for (const part of formatFor(timeZone).formatToParts(at)) parts[part.type] = part.value;
  return {
    date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    hour: Number(parts["hour"]),
    minute: Number(parts["minute"]),
    second: Number(parts["second"]),
  };
}

/** How far the wall clock there is ahead of UTC at that instant, in milliseconds. */
function offsetMs(timeZone: string, at: number): number {
  const local = localTime(timeZone, new Date(at));
  const shown = Date.parse(
    `${local.date}T${pad(local.hour)}:${pad(local.minute)}:${pad(local.second)}Z`,
  );
  return shown - Math.floor(at / 1_000) * 1_000;
}

/**
 * The instant at which the wall clock there shows that date and full hour. An hour that the spring change skips gives the
 * first instant after the gap; an hour that the autumn change repeats gives its first occurrence.
 */
export function instantAt(timeZone: string, date: string, hour: number): Date {
  const wall = Date.parse(`${date}T${pad(hour)}:00:00Z`);
  const dayMs = 86_400_000;
  // The offsets a day before and after are the only ones that can hold around a change.
  const before = offsetMs(timeZone, wall - dayMs);
  const after = offsetMs(timeZone, wall + dayMs);
  const candidates = [wall - before, wall - after].filter(
    (at) => offsetMs(timeZone, at) === wall - at,
  );
  if (candidates.length > 0) return new Date(Math.min(...candidates));
  // In the gap: the old offset read on gives the instant of the change plus what the wall time lies inside it.
  return new Date(endOfGap(timeZone, wall - before, wall - after));
}

/** The instant of the one change that lies between the two readings, by halving: changes happen on whole seconds. */
function endOfGap(timeZone: string, one: number, other: number): number {
  let low = Math.min(one, other);
  let high = Math.max(one, other);
  const afterwards = offsetMs(timeZone, high);
  while (high - low > 1_000) {
    const middle = Math.floor((low + high) / 2_000) * 1_000;
    if (offsetMs(timeZone, middle) === afterwards) high = middle;
    else low = middle;
  }
  return high;
}

/** The calendar date that many days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** ISO weekday of a calendar date: 1 Monday … 7 Sunday. */
export function weekdayOf(date: string): number {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day === 0 ? 7 : day;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
