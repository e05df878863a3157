import { z } from "zod";

const DAY_MS = 86_400_000;
const DAY_MAXIMUM = 100_000;

const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  maa: 3,
  mrt: 3,
  apr: 4,
  may: 5,
  mei: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
};

const monthFirst =
  /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?: at)?(?: \d{1,2}:\d{2}.{0,20})?$/i;
const dayFirst =
  /^(?:[a-z]{2,9}\.?,? )?(\d{1,2})(?:st|nd|rd|th|e)? (?:of )?([a-z]{3,9})\.?,? (\d{4})(?:,? (?:om |at )?\d{1,2}:\d{2}.{0,20})?$/i;
const yearFirst = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].{0,40})?$/;
const compact = /^(\d{4})(\d{2})(\d{2})(?:T.{0,30})?$/;
/** With dots or hyphens the day comes first everywhere that we read from; with slashes it depends on the country. */
const dutch = /^(\d{1,2})[-.](\d{1,2})[-.](\d{4})(?: .{0,20})?$/;
const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?: .{0,20})?$/;
const epoch = /^\d{10}(?:\d{3})?$/;

type DayRead = number | { readonly reason: string };

/** The whole UTC day that a date names, in the forms that sources write; the day as written counts, whatever its zone. */
export function readDay(written: string | number): DayRead {
  const text = String(written).trim().replaceAll(/\s+/g, " ");
  if (epoch.test(text)) return bounded(Number(text) * (text.length === 10 ? 1_000 : 1));
  const named = namedMonth(text);
  if (named) return named;
  const iso = yearFirst.exec(text) ?? compact.exec(text);
  if (iso) return calendarDay(iso[1], iso[2], iso[3]);
  const local = dutch.exec(text);
  if (local) return calendarDay(local[3], local[2], local[1]);
  const slashed = slashes.exec(text);
  return slashed ? slashedDay(slashed) : { reason: "must be a date such as 2026-08-05" };
}

/** "13/8/2026" can be read in one way only, "3/8/2026" in two. */
function slashedDay([, first, second, year]: RegExpExecArray): DayRead {
  const [one, other] = [Number(first), Number(second)];
  if (one > 12 || one === other) return calendarDay(year, second, first);
  if (other > 12) return calendarDay(year, first, second);
  return {
    reason: "may be one of two days; write it as 2026-08-05",
  };
}

function namedMonth(text: string): DayRead | undefined {
  const american = monthFirst.exec(text);
  const day = american ? american[2] : dayFirst.exec(text)?.[1];
  const [name, year] = american
    ? [american[1], american[3]]
    : [dayFirst.exec(text)?.[2], dayFirst.exec(text)?.[3]];
  if (day === undefined || name === undefined || year === undefined) return undefined;
  const month = MONTHS[name.slice(0, 3).toLowerCase()];
  return month === undefined
    ? { reason: "names no month that is known; write it as 2026-08-05" }
    : calendarDay(year, String(month), day);
}

function calendarDay(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): DayRead {
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day));
  // "2026-02-30" rolls over to March: that is no day.
  if (new Date(at).getUTCDate() !== Number(day) || new Date(at).getUTCMonth() + 1 !== Number(month))
    return { reason: "is no day of the calendar" };
  return bounded(at);
}

function bounded(atMs: number): DayRead {
  const day = Math.floor(atMs / DAY_MS);
  return day >= 0 && day <= DAY_MAXIMUM ? day : { reason: "is too far from today" };
}

/** A date in any form that is read, as a whole UTC day. */
export const daySchema = z
  .union([z.string().max(80), z.number()], { error: "must be a date such as 2026-08-05" })
  .transform((written, context) => {
    const day = readDay(written);
    if (typeof day === "number") return day;
    context.addIssue({ code: "custom", message: day.reason });
    return z.NEVER;
  });
