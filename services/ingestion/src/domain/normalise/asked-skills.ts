import { definedOnly } from "../defined-only.ts";
import type { Sentence } from "./sections.ts";

export interface AskedSkill {
  readonly concept: string;
  readonly need: "must" | "nice";
  /** 2 able, 3 experienced, 4 expert; absent when nothing is said. */
  readonly level?: number;
}

const SKILLS_MAXIMUM = 40;

const nice =
  /\b(?:(?:een|is|als|grote?) pr[eé](?!\w)|pr[eé]\s*[.!]?$|pluspunt\w*|mooi meegenomen|voordeel|advantage|nice to have|bonus points|(?:is|as) a (?:big )?plus|preferred|preferably|bij voorkeur|liefst|gewenst|welkom|ideally)/i;
const levels: readonly (readonly [number, RegExp])[] = [
  [4, /\b(?:expert\w*|specialist in|diepgaande|deep knowledge|mastery)\b/i],
  [
    3,
    /\b(?:ruime|uitgebreide|ervaren in|aantoonbare|extensive|proven|strong|uitstekende|excellent|sterk in|bewezen|track record)\b/i,
  ],
  [
    2,
    /\b(?:ervaring met|kennis van|experience (?:with|in)|ervaring in|knowledge of|vaardig met|bekend met|familiar)\b/i,
  ],
];

/**
 * What the vacancy asks to be able to: named where it tells whom it looks for, a must unless it is called an advantage;
 * named among the tasks, nice. What the employer offers ("een opleiding in onderhandelen") asks nothing.
 */
export function readSkills(
  sentences: readonly Sentence[],
  recognise: (text: string) => readonly string[],
): AskedSkill[] {
  const found = new Map<string, AskedSkill>();
  for (const sentence of sentences) {
    const how = howAsked(sentence);
    if (how)
      for (const concept of recognise(sentence.text)) keepStronger(found, { concept, ...how });
  }
  return [...found.values()]
    .toSorted((one, other) => rank(one) - rank(other))
    .slice(0, SKILLS_MAXIMUM);
}

function howAsked({ kind, text }: Sentence): Omit<AskedSkill, "concept"> | undefined {
  if (kind === "tasks") return { need: "nice" };
  if (kind !== "profile") return undefined;
  if (nice.test(text)) return { need: "nice" };
  const level = levels.find(([, pattern]) => pattern.test(text))?.[0];
  return { need: "must", ...definedOnly({ level }) };
}

function keepStronger(found: Map<string, AskedSkill>, skill: AskedSkill): void {
  const known = found.get(skill.concept);
  if (!known || rank(skill) < rank(known)) found.set(skill.concept, skill);
}

const rank = (skill: AskedSkill): number => (skill.need === "must" ? 0 : 1);
