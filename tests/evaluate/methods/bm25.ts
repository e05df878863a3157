import type { Profile } from "@raakvlak/contracts";
import { conceptLabel } from "@raakvlak/vocabulary";
import MiniSearch from "minisearch";
import type { Truth, World } from "../world/world.ts";
import { notListed, type PairScores } from "./pair-scores.ts";

/**
 * BM25+ by minisearch, the library of the site's own search, over title, labels and text. A candidate's words are the labels
 * of all wishes and the town, by weight of the wish; with `learnt` also those of the interests. A candidate with
 * more to say must not score higher for it, so scores are divided by what the words weigh in all.
 */
export function bm25(
  { profiles, today }: World,
  { vacancies }: Truth,
  { learnt }: { learnt: boolean },
): PairScores {
  const index = new MiniSearch<{ id: number; title: string; concepts: string; text: string }>({
    fields: ["title", "concepts", "text"],
    searchOptions: { boost: { title: 2 }, combineWith: "OR" },
  });
  index.addAll(
    vacancies.map(({ title, occupations, skills, sales, text }, id) => {
      const concepts = [...occupations, ...skills].map(({ concept }) => concept);
      const labels = [...concepts, ...sales.sectors].map((concept) => conceptLabel(concept, "nl"));
      return { id, title, concepts: labels.join(", "), text };
    }),
  );
  return profiles.map((profile) => {
    const row = new Float64Array(vacancies.length).fill(notListed);
    const words = wordsOf(profile, learnt ? today : undefined);
    const mass = [...words.values()].reduce((sum, weight) => sum + weight, 0) || 1;
    const found = index.search([...words.keys()].join(" "), {
      boostTerm: (term) => words.get(term) ?? 1,
    });
    for (const { id, score } of found) row[id as number] = score / mass;
    return row;
  });
}

const halfLifeDays = 30;
/** So much learnt counts as the strongest wish. */
const strongLearnt = 10;

function wordsOf(profile: Profile, learntUntil: number | undefined): Map<string, number> {
  const words = new Map<string, number>();
  const say = (text: string, weight: number) => {
    for (const word of text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
      if (word !== "") words.set(word, Math.max(weight, words.get(word) ?? 0));
  };
  for (const { concept, weight } of [...profile.occupations, ...profile.skills, ...profile.sectors])
    say(conceptLabel(concept, "nl"), weight / 15);
  for (const { label } of profile.places) say(label, 1);
  if (learntUntil === undefined) return words;
  for (const { concept, rawWeight, lastDay } of Object.values(profile.interests).flat()) {
    const now = rawWeight * 0.5 ** ((learntUntil - lastDay) / halfLifeDays);
    say(conceptLabel(concept, "nl"), Math.min(1, now / strongLearnt));
  }
  return words;
}
