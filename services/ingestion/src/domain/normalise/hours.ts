import { IMPLIED, READ, STATED, understood, type Understood } from "./understood.ts";

export interface Hours {
  readonly min: number;
  readonly max: number;
}

const range =
  /\b(\d{1,2})\s*(?:-|–|tot(?: en met)?|t\/m|to|à|of|\/)\s*(\d{1,2})\s*-?\s*(?:uur|uren|hours?|hrs|h|u)\b(?!\s*(?:\/|per)\s*(?:dag|day|maand|month))/i;
const single =
  /\b(\d{1,2})\s*-?\s*(?:uur|urige?|uren|hours?|hrs|h)\b(?!\s*(?:\/|per|p\.?)\s*(?:dag|day|maand|month))/i;
const context =
  /\b(?:per week|p\/w|pw|a week|weekly|werkweek|week|fulltime|parttime|full-time|part-time|dienstverband|contract|functie)\b/i;
const aWeek =
  /(?:uur|uren|hours?|hrs|urige?)\s*(?:per week|p\/w|p\.w\.|pw|a week|\/\s?week|werkweek)/i;

export interface HoursInput {
  readonly stated: { readonly min?: number | undefined; readonly max?: number | undefined };
  readonly title: string;
  readonly employmentCode: string | undefined;
  readonly text: string;
}

/** Hours a week, 1–60: as stated in the source's fields, else in the title, else in the text, else implied by "full-time". */
export function readHours({
  stated,
  title,
  employmentCode,
  text,
}: HoursInput): Understood<Hours> | undefined {
  return (
    statedHours(stated) ??
    hoursInTitle(title) ??
    hoursInText(text) ??
    impliedHours(`${employmentCode ?? ""} ${title}`)
  );
}

function statedHours({ min, max }: HoursInput["stated"]): Understood<Hours> | undefined {
  const low = plausible(min ?? max);
  const high = plausible(max ?? min);
  if (low === undefined || high === undefined) return undefined;
  return understood(
    { min: Math.min(low, high), max: Math.max(low, high) },
    STATED,
    `${min ?? ""}–${max ?? ""}`,
  );
}

function hoursInTitle(title: string): Understood<Hours> | undefined {
  return hoursFrom(range.exec(title) ?? single.exec(title), STATED);
}

/** In running text a number of hours counts only beside words about the week. */
function hoursInText(text: string): Understood<Hours> | undefined {
  for (const line of text.split(/\n|(?<=[.!?])\s/)) {
    if (!context.test(line)) continue;
    const found =
      range.exec(line) ?? (aWeek.test(line) || /urige/i.test(line) ? single.exec(line) : null);
    const hours = hoursFrom(found, READ);
    if (hours && hours.value.max >= 8) return hours;
  }
  return undefined;
}

function hoursFrom(
  match: RegExpExecArray | null,
  confidence: number,
): Understood<Hours> | undefined {
  if (!match) return undefined;
  const low = plausible(Number(match[1]));
  const high = plausible(Number(match[2] ?? match[1]));
  if (low === undefined || high === undefined || low > high) return undefined;
  return understood({ min: low, max: high }, confidence, match[0]);
}

function impliedHours(words: string): Understood<Hours> | undefined {
  const fulltime = /\bfull[\s_-]?time/i.exec(words);
  return fulltime && !/\bpart[\s_-]?time/i.test(words)
    ? understood({ min: 36, max: 40 }, IMPLIED, fulltime[0])
    : undefined;
}

function plausible(hours: number | undefined): number | undefined {
  if (hours === undefined || Number.isNaN(hours)) return undefined;
  const whole = Math.round(hours);
  return whole >= 1 && whole <= 60 ? whole : undefined;
}
