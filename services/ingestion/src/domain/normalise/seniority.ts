import { CODED, GUESSED, STATED, understood, type Understood } from "./understood.ts";

/** 1 starter, 2 junior, 3 medior, 4 senior, 5 lead or director. */
const inTitle: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:director|directeur|directrice|head of|vp|vice president|chief|c[cr]o|managing|hoofd (?:commercie|verkoop|sales))\b/i,
    5,
  ],
  [/\b(?:senior|sr|ervaren|strategic|principal|expert)\b\.?/i, 4],
  [/\b(?:medior|mid[- ]?level)\b/i, 3],
  [/\b(?:junior|jr|associate)\b\.?/i, 2],
  [
    /\b(?:starter|startende?|trainee|traineeship|stage|stagiair|intern|internship|entry[- ]level|werkstudent|bijbaan|graduate)\b/i,
    1,
  ],
];

const byCode: ReadonlyMap<string, number> = new Map([
  ["student_high_school", 1],
  ["student_college", 1],
  ["student_university", 1],
  ["entry_level", 2],
  ["mid_level", 3],
  ["experienced", 4],
  ["manager", 4],
  ["senior_manager", 5],
  ["top_management", 5],
  ["director", 5],
]);

export interface SeniorityInput {
  readonly title: string;
  readonly experienceCode: string | undefined;
  readonly yearsAsked: number | undefined;
  readonly isLeader: boolean;
}

/** How far in a career: the title's own word first, then the source's code, then what the years asked suggest. */
export function readSeniority({
  title,
  experienceCode,
  yearsAsked,
  isLeader,
}: SeniorityInput): Understood<number> | undefined {
  for (const [pattern, seniority] of inTitle) {
    const words = pattern.exec(title)?.[0];
    if (words !== undefined) return understood(seniority, STATED, words);
  }
  const coded = byCode.get(experienceCode ?? "");
  if (coded !== undefined) return understood(coded, CODED, experienceCode);
  if (yearsAsked !== undefined) return understood(byYears(yearsAsked), GUESSED, String(yearsAsked));
  return isLeader ? understood(4, GUESSED) : undefined;
}

function byYears(years: number): number {
  if (years >= 10) return 5;
  if (years >= 5) return 4;
  if (years >= 2) return 3;
  return years >= 1 ? 2 : 1;
}

const years =
  /\b(?:minimaal|minstens|tenminste|ten minste|at least|minimum|min\.|circa|ca\.|ongeveer|ruim|al)?\s*(?:(\d{1,2})|(een|één|twee|drie|vier|vijf|zes|acht|tien|one|two|three|four|five|ten))(?:\s*(?:-|–|tot|to|à)\s*\d{1,2})?\s*\+?\s*(?:jaar|jaren|years?|yrs)\b(?=[^.\n]{0,60}\b(?:ervaring|werkervaring|experience|experienced|gewerkt)\b)/i;
const yearsAfter =
  /\b(?:ervaring|werkervaring|experience)\b[^.\n]{0,40}?\b(?:minimaal|minstens|van|of|at least|ten minste)\s*(\d{1,2})\s*\+?\s*(?:jaar|years?)\b/i;

const numbers: Readonly<Record<string, number>> = {
  een: 1,
  één: 1,
  one: 1,
  twee: 2,
  two: 2,
  drie: 3,
  three: 3,
  vier: 4,
  four: 4,
  vijf: 5,
  five: 5,
  zes: 6,
  acht: 8,
  tien: 10,
  ten: 10,
};

/** Years of experience asked for, the lower end of a range; read only where the vacancy tells what it asks. */
export function readYearsAsked(profile: string): Understood<number> | undefined {
  const match = years.exec(profile) ?? yearsAfter.exec(profile);
  if (!match) return undefined;
  const asked = match[1] === undefined ? numbers[(match[2] ?? "").toLowerCase()] : Number(match[1]);
  return asked !== undefined && asked <= 30 ? understood(asked, STATED, match[0]) : undefined;
}

/** Years that the source's own fields ask for, where the text says nothing. */
export function statedYears(stated: number | undefined): Understood<number> | undefined {
  return stated !== undefined && stated >= 0 && stated <= 30
    ? understood(Math.floor(stated), CODED, String(stated))
    : undefined;
}
