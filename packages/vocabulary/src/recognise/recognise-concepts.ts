import type { Concept } from "../taxonomy/concept.ts";
import { sectors } from "../taxonomy/sectors.ts";
import { skills } from "../taxonomy/skills.ts";
import { createPhraseFinder, type PhraseFinder } from "./phrase-finder.ts";
import { plainWords } from "./plain-words.ts";

const skillFinder = finderOf(skills);
const sectorFinder = finderOf(sectors);

/** Ids of the skills that a text names, in the order of their first mention, each once. */
export function recogniseSkills(text: string): string[] {
  return [...mentions(text, skillFinder).keys()];
}

/** Ids of the sectors that a text names, most often named first, then by first mention. */
export function recogniseSectors(text: string): string[] {
  return [...mentions(text, sectorFinder)]
    .toSorted(([, one], [, other]) => other - one)
    .map(([id]) => id);
}

function finderOf(concepts: readonly Concept[]): PhraseFinder {
  return createPhraseFinder(
    concepts.flatMap((concept) =>
      [concept.nl, concept.en, ...concept.synonyms].map((phrase) => [concept.id, phrase] as const),
    ),
  );
}

function mentions(text: string, finder: PhraseFinder): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id } of finder.find(plainWords(text))) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
}
