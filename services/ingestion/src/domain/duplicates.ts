import type { VacancyContent } from "./normalise/normalise-item.ts";

export interface Candidate {
  readonly externalId: string;
  readonly content: VacancyContent;
}

export interface DuplicateGroups<Item> {
  readonly survivors: readonly { readonly item: Item; readonly copies: readonly Item[] }[];
}

/**
 * Copies of one vacancy inside a feed: same employer, title, places and text under several ids. The survivor is the one that
 * was open before, else the first; so nobody is told of a vacancy again because its copy came.
 */
export function groupDuplicates<Item extends Candidate>(
  items: readonly Item[],
  isOpen: (externalId: string) => boolean,
): DuplicateGroups<Item> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = likenessOf(item);
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  const survivors = [...groups.values()].map((group) => {
    const survivor = group.find(({ externalId }) => isOpen(externalId)) ?? group[0];
    return { item: survivor as Item, copies: group.filter((item) => item !== survivor) };
  });
  return { survivors };
}

/** A text of a line or two proves nothing: such vacancies are only equal to themselves. */
const TELLING_LENGTH = 80;

function likenessOf({ externalId, content: { employer, title, places, text } }: Candidate): string {
  const squashed = text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
  if (squashed.length < TELLING_LENGTH) return JSON.stringify([externalId]);
  const where = places
    .map(({ label }) => label)
    .toSorted()
    .join("+");
  return JSON.stringify([
    employer.id,
    title.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ""),
    where,
    squashed,
  ]);
}
