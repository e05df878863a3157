import { conceptsFrom, type Concept } from "./concept.ts";
import { advising, leading, selling, supporting } from "./occupation-list.ts";
import { occupationRelations } from "./occupation-relations.ts";

const relations = symmetric(occupationRelations);

/** Every occupation of the taxonomy, with what it is related to. */
export const occupations: readonly Concept[] = [selling, advising, supporting, leading]
  .flatMap((lines) => conceptsFrom("occupation", lines))
  .map(withRelated);

const relatedById = new Map(occupations.map((concept) => [concept.id, concept.related ?? []]));

/** Ids of the occupations close to this one, in either direction; none for an unknown id. */
export function relatedOccupations(id: string): readonly string[] {
  return relatedById.get(id) ?? [];
}

function symmetric(groups: typeof occupationRelations): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string) => found.set(from, (found.get(from) ?? new Set()).add(to));
  for (const [first, ...others] of groups)
    for (const other of others) {
      add(`occupation:${first}`, `occupation:${other}`);
      add(`occupation:${other}`, `occupation:${first}`);
    }
  return found;
}

function withRelated(concept: Concept): Concept {
  const related = [...(relations.get(concept.id) ?? [])].toSorted();
  return { id: concept.id, nl: concept.nl, en: concept.en, synonyms: concept.synonyms, related };
}
