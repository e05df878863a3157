import type { WorkMode } from "@raakvlak/contracts";
import { CODED, GUESSED, READ, understood, type Understood } from "./understood.ts";

const remoteWords =
  /\b(?:volledig (?:op afstand|remote|thuis)|100\s?% (?:remote|thuis)|fully remote|remote[- ]first|full remote|werk van thuis|werken? (?:volledig )?vanuit huis en|work from anywhere|locatie-?onafhankelijk)\b/i;
const hybridWords =
  /\b(?:hybride|hybrid|(?:deels|gedeeltelijk) (?:thuis|op afstand)|thuiswerk(?:en|dagen?)|thuis (?:te )?werken|werk(?:en)? (?:deels )?vanuit huis|work from home|\d (?:dagen?|days?)(?: per week)? (?:thuis|vanuit huis|from home|remote)|home office)\b/i;
const noHomeWork =
  /\b(?:thuiswerken is (?:helaas |hier )?niet|niet (?:mogelijk om )?thuis|geen thuiswerk|on[- ]site only|no remote)\b/i;
const officeDays =
  /\b(?:(\d)|(een|twee|drie|vier|vijf|one|two|three|four|five))\s*(?:vaste )?(?:dagen|dag|days|day)(?: (?:per|a|in de) week)?,? (?:(?:je |you )?(?:op|in|at|from|naar|ben je op|werk je op) )?(?:ons |het |the |our |de )?(?:kantoor|office|locatie|zaak)/i;
const homeDays =
  /\b(?:(\d)|(een|twee|drie|vier|vijf|one|two|three|four|five))\s*(?:dagen|dag|days|day)(?: (?:per|a|in de) week)? (?:(?:je )?(?:vanuit|from|werk je) )?(?:thuis|huis|home|thuiswerken)/i;

const numbers: Readonly<Record<string, number>> = {
  een: 1,
  one: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
};

/** Where the work is done: what the source ticked wins, the most flexible of several; else what title and text say. */
export function readWorkMode(
  ticked: readonly WorkMode[],
  title: string,
  text: string,
): Understood<WorkMode> | undefined {
  for (const mode of ["hybrid", "remote", "on-site"] as const) {
    if (!ticked.includes(mode)) continue;
    const fully =
      mode === "hybrid" && ticked.includes("remote") ? remoteWords.exec(text)?.[0] : undefined;
    return fully === undefined
      ? understood(mode, CODED, ticked.join(", "))
      : understood("remote", READ, fully);
  }
  return inWords(title, text);
}

function inWords(title: string, text: string): Understood<WorkMode> | undefined {
  const remote = /\bremote\b/i.exec(title)?.[0] ?? remoteWords.exec(text)?.[0];
  const hybrid = hybridWords.exec(`${title}\n${text}`)?.[0];
  const never = noHomeWork.exec(text)?.[0];
  if (never !== undefined) return understood("on-site", READ, never);
  if (remote !== undefined) return understood("remote", READ, remote);
  return hybrid === undefined ? undefined : understood("hybrid", READ, hybrid);
}

const officeFirst =
  /\b(?:office|kantoor|locatie|zaak),? (?:for |minimaal |at least |minimum )?(?:(\d)|(een|twee|drie|vier|vijf|one|two|three|four|five)) (?:dagen|dag|days|day)\b/i;

/** Days a week at the office, 0–5: as said, else five less the days at home. */
export function readOfficeDays(text: string): Understood<number> | undefined {
  const atOffice = daysIn(officeDays.exec(text)) ?? daysIn(officeFirst.exec(text));
  if (atOffice) return understood(atOffice.days, READ, atOffice.words);
  const atHome = daysIn(homeDays.exec(text));
  return atHome ? understood(5 - atHome.days, GUESSED, atHome.words) : undefined;
}

function daysIn(match: RegExpExecArray | null): { days: number; words: string } | undefined {
  if (!match) return undefined;
  const days = match[1] === undefined ? numbers[(match[2] ?? "").toLowerCase()] : Number(match[1]);
  return days !== undefined && days <= 5 ? { days, words: match[0] } : undefined;
}
