import type { VacancyFinding } from "@raakvlak/contracts";

/**
 * Words about age and gender that a recruiter should look at (Dutch equal-treatment law): pointed out, never changed. The
 * lists are ours and short; what they find is a hint, not a verdict.
 */
const checks: readonly (readonly [VacancyFinding["code"], RegExp])[] = [
  [
    "age-wording",
    /\b(?:jong(?:e)? (?:team|club|hond(?:en)?|collega's|mensen|bedrijf|professionals?|en dynamisch|en gedreven|ambitieuze?|verkoper|talenten)|young(?:,)? (?:team|and|dynamic|professionals|company)|(?:tussen de |van )?\d{2}\s?(?:-|–|tot|en|à)\s?\d{2} jaar(?: oud)?\b(?! ervaring)|maximaal \d{2} jaar(?: oud)?\b(?! ervaring)|niet ouder dan \d{2}|max(?:imum)? age|jeugdige?|pas afgestudeerde?n?|recent graduates?|fris(?:se)? (?:talent|blik van jong)|digital natives?|vitale? (?:50|60)[- ]?plussers?|studenten? gezocht)/gi,
  ],
  [
    "gender-wording",
    /\b(?:mannelijke?|vrouwelijke?|male|female|sales ?man|salesmen|saleswoman|jonge ?(?:man|vrouw|dame|kerel)|dames? gezocht|heren gezocht|gastvrouw|vakman|stoere kerels?|he will|she will|hij (?:is|heeft|werkt|gaat)|zij (?:is|heeft) een echte|representatieve dame|verkoopster|juffrouw|mannen van|aanpakker \(m\)|beste man)\b/gi,
  ],
];

const FINDINGS_PER_FIELD = 10;

/** What a recruiter should look at in the words of one field, each wording once. */
export function checkWords(field: string, text: string): VacancyFinding[] {
  return checks.flatMap(([code, pattern]) => {
    const wordings = new Set(
      Array.from(text.matchAll(pattern), ([words]) => words.toLowerCase().slice(0, 120)),
    );
    return [...wordings].slice(0, FINDINGS_PER_FIELD).map((words) => ({ code, field, words }));
  });
}
