import { CODED, READ, understood, type Understood } from "./understood.ts";

export type Education = "vmbo" | "mbo" | "hbo" | "wo";

/** From low to high: the lowest level that is named is the one asked ("mbo/hbo"). */
const inWords: readonly (readonly [Education, RegExp])[] = [
  ["vmbo", /\b(?:vmbo|middelbare school|mavo)\b/i],
  ["mbo", /\bmbo(?:[ -]?[234]\+?)?\b|\bvocational (?:degree|education)\b/i],
  ["hbo", /\bhbo\b|\bbachelor(?:'?s)?\b|\bhoger beroeps/i],
  [
    "wo",
    /\bwo\b(?=[\s-]*(?:werk|denk|niveau|opleiding|diploma|\/|of\b|master|achtergrond))|\buniversita?i?r\w*\b|\bacademisch\w*\b|\bmaster(?:'?s)? (?:degree|diploma|in)\b|\buniversity degree\b|\bwo[- ](?:werk|niveau)/i,
  ],
];

const byCode: ReadonlyMap<string, Education> = new Map([
  ["vocational", "mbo"],
  ["associate_degree", "mbo"],
  ["bachelor_degree", "hbo"],
  ["professional", "hbo"],
  ["master_degree", "wo"],
  ["doctoral_degree", "wo"],
]);

/** The education that is asked: the text's words before the source's code, which many leave at its default. */
export function readEducation(
  profile: string,
  educationCode: string | undefined,
): Understood<Education> | undefined {
  for (const [level, pattern] of inWords) {
    const words = pattern.exec(profile)?.[0];
    if (words !== undefined) return understood(level, READ, words);
  }
  const coded = byCode.get(educationCode ?? "");
  return coded === undefined ? undefined : understood(coded, CODED - 25, educationCode);
}
