import type { Cefr } from "@raakvlak/contracts";
import type { Sentence } from "./sections.ts";
import { READ, STATED, understood, type Understood } from "./understood.ts";

export interface AskedLanguage {
  readonly code: string;
  readonly level: Cefr;
}

const LANGUAGES_MAXIMUM = 6;

const names: readonly (readonly [string, RegExp])[] = [
  ["nl", /\b(?:nederlands(?:e taal|talig)?|dutch|vlaams)\b/i],
  ["en", /\b(?:engels(?:e taal|talig)?|english)\b/i],
  ["de", /\b(?:duits(?:e taal|talig)?|german)\b/i],
  ["fr", /\b(?:frans(?:e taal|talig)?|french)\b/i],
  ["es", /\b(?:spaans(?:talig)?|spanish)\b/i],
  ["it", /\b(?:italiaans(?:talig)?|italian)\b/i],
  ["pl", /\b(?:pools(?:talig)?|polish)\b/i],
  ["pt", /\b(?:portugees|portuguese)\b/i],
  ["da", /\b(?:deens|danish)\b/i],
  ["sv", /\b(?:zweeds|swedish)\b/i],
];

/** A country or its people is no language: the sentence must be about speaking or writing. */
const about =
  /\b(?:taal|talen|spreek\w*|sprek\w*|schrift\w*|geschrift|beheers\w*|mondeling|vloeiend|moedertaal|native|fluent|fluency|speak\w*|spoken|written|language|languages|proficien\w*|communic\w*|taalvaardig\w*|woord|kennis van|uitdrukken|command|taalbeheersing|-talig|[a-z]+stalig|sprekend)\b/i;
const inTitle = /\b([a-z]+)(?:[\s-]?(?:speaking|speaker|sprekend|talig)|(?=talig))\b/i;

const levels: readonly (readonly [Cefr, RegExp])[] = [
  ["C2", /\b(?:moedertaal|native|moedertaalniveau)\b/i],
  [
    "C1",
    /\b(?:vloeiend|fluent\w*|fluency|uitstekend\w*|excellent|uitmuntend\w*|perfect\w*|foutloos|feilloos|proficient|proficiency|zeer goed\w*)\b/i,
  ],
  ["A2", /\b(?:basis\w*|basic|een beetje)\b/i],
];

const withLevel = /\b(?:goed|goede|vlot|vloeiend|uitstekend|redelijk|good|fluent)\b/i;
const LINE_OF_ITS_OWN = 45;

const nice =
  /\b(?:pr[eé]|pluspunt|plus|mooi meegenomen|voordeel|advantage|nice to have|bonus|preferred|extra)(?!\w)/i;

/** Languages with their level, as the title and the sentences about speaking and writing ask them; what is only an advantage is not asked. */
export function readLanguages(
  title: string,
  sentences: readonly Sentence[],
): Understood<AskedLanguage>[] {
  const found = new Map<string, Understood<AskedLanguage>>();
  const note = (code: string, level: Cefr, confidence: number, words: string) => {
    if (!found.has(code)) found.set(code, understood({ code, level }, confidence, words));
  };
  if (inTitle.test(title)) for (const code of codesIn(title)) note(code, "C1", STATED, title);
  for (const { kind, text } of sentences) {
    if (kind === "offer" || !isAboutLanguage(kind, text)) continue;
    for (const part of text.split(/[;,]\s|\smaar\s|\sbut\s/)) {
      if (nice.test(part.replaceAll(/\([^)]*\)/g, " "))) continue;
      for (const code of codesIn(part)) note(code, levelOf(part, text), READ, text);
    }
  }
  return [...found.values()].slice(0, LANGUAGES_MAXIMUM);
}

/** Among the requirements a level ("goed Duits") or a line of its own ("Nederlands en Frans.") is enough. */
function isAboutLanguage(kind: Sentence["kind"], text: string): boolean {
  if (about.test(text)) return true;
  return kind === "profile" && (withLevel.test(text) || text.length <= LINE_OF_ITS_OWN);
}

function codesIn(text: string): string[] {
  return names.flatMap(([code, pattern]) => (pattern.test(text) ? [code] : []));
}

function levelOf(part: string, whole: string): Cefr {
  const named = /\b([abc][12])\b(?=[\s-]*(?:niveau|level|\)|$))/i.exec(part)?.[1];
  if (named !== undefined) return named.toUpperCase() as Cefr;
  const find = (words: string) => levels.find(([, pattern]) => pattern.test(words))?.[0];
  return find(part) ?? find(whole) ?? "B2";
}
