import type { Locale, Vacancy } from "@raakvlak/contracts";

const MILLISECONDS_A_DAY = 86_400_000;

/** Whole numbers with the thousands grouped: 4.200 in Dutch, 4,200 in English. */
export function formatNumber(value: number, locale: Locale): string {
  const digits = String(Math.round(Math.abs(value)));
  const grouped = digits.replaceAll(/\B(?=(\d{3})+(?!\d))/g, locale === "nl" ? "." : ",");
  return value < 0 ? `-${grouped}` : grouped;
}

/** To one decimal, of numbers from 0: 77,4 in Dutch, 77.4 in English. */
export function formatTenths(value: number, locale: Locale): string {
  const tenths = Math.round(value * 10);
  const whole = formatNumber(Math.floor(tenths / 10), locale);
  return `${whole}${locale === "nl" ? "," : "."}${tenths % 10}`;
}

/** Whole euros: "€ 4.200" in Dutch, with a space that no line breaks at; "€4,200" in English. */
export function formatEuros(euros: number, locale: Locale): string {
  return `${locale === "nl" ? "€\u00a0" : "€"}${formatNumber(euros, locale)}`;
}

/** What a vacancy pays a month, in one line; says so when the vacancy does not tell. */
export function formatPay(pay: Vacancy["pay"], locale: Locale): string {
  const parts = [fixedPart(pay, locale), ...extraParts(pay, locale)].filter(
    (part) => part !== undefined,
  );
  if (parts.length === 0) return locale === "nl" ? "salaris niet vermeld" : "pay not stated";
  return `${parts.join(", ")} ${locale === "nl" ? "bruto per maand" : "gross a month"}`;
}

function fixedPart({ fixedMin, fixedMax }: Vacancy["pay"], locale: Locale): string | undefined {
  if (fixedMin !== undefined && fixedMax !== undefined)
    return fixedMin === fixedMax
      ? formatEuros(fixedMin, locale)
      : `${formatEuros(fixedMin, locale)} – ${formatEuros(fixedMax, locale)}`;
  if (fixedMin !== undefined)
    return `${locale === "nl" ? "vanaf" : "from"} ${formatEuros(fixedMin, locale)}`;
  if (fixedMax !== undefined)
    return `${locale === "nl" ? "tot" : "up to"} ${formatEuros(fixedMax, locale)}`;
  return undefined;
}

function extraParts({ variable, onTarget }: Vacancy["pay"], locale: Locale): string[] {
  const parts: string[] = [];
  if (variable !== undefined)
    parts.push(`${formatEuros(variable, locale)} ${locale === "nl" ? "variabel" : "variable"}`);
  if (onTarget !== undefined)
    parts.push(
      `${formatEuros(onTarget, locale)} ${locale === "nl" ? "bij behaalde targets" : "on target"}`,
    );
  return parts;
}

/** Hours a week: "32–40 uur per week". */
export function formatHours(hours: { min: number; max: number }, locale: Locale): string {
  const range = hours.min === hours.max ? String(hours.min) : `${hours.min}–${hours.max}`;
  return `${range} ${locale === "nl" ? "uur per week" : "hours a week"}`;
}

const dayFormat = (tag: string) =>
  new Intl.DateTimeFormat(tag, {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
// Making one takes a hundred times longer than using it.
const dayFormats: Readonly<Record<Locale, Intl.DateTimeFormat>> = {
  nl: dayFormat("nl-NL"),
  en: dayFormat("en-GB"),
};

/** A whole UTC day in words: "24 februari 2026". */
export function formatDay(utcDay: number, locale: Locale): string {
  return dayFormats[locale].format(utcDay * MILLISECONDS_A_DAY);
}

/** Whole kilometres: "12 km". */
export function formatDistance(km: number, locale: Locale): string {
  return `${formatNumber(km, locale)} km`;
}

/** "a, b en c" or "a, b and c". */
export function formatList(items: readonly string[], locale: Locale): string {
  if (items.length < 2) return items.join("");
  return `${items.slice(0, -1).join(", ")} ${locale === "nl" ? "en" : "and"} ${items.at(-1)}`;
}
