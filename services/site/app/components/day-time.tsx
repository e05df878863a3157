import type { Locale } from "@raakvlak/contracts";
import { formatDay } from "@raakvlak/vocabulary";
import { isoDay } from "../iso-day.ts";

/** A UTC day in words that machines can read too. */
export function DayTime({ day, locale }: { day: number; locale: Locale }) {
  return <time dateTime={isoDay(day)}>{formatDay(day, locale)}</time>;
}
