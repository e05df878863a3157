import type { Vacancy } from "@raakvlak/contracts";
import { conceptLabel } from "@raakvlak/vocabulary";
import MiniSearch, { type SearchOptions } from "minisearch";
import type { TextIndex } from "../../domain/text-index.ts";
import { indexedWords, queriedWords } from "./search-words.ts";

/** What a vacancy is about stands in its first pages; beyond them come conditions and procedure. */
const indexedLength = 6_000;
const prefixLeast = 3;
const fuzzyLeast = 5;
/** Recent questions keep their answers until something changes: a second page asks the same as the first. */
const rememberedMaximum = 100;

interface Indexed {
  readonly id: string;
  readonly title: string;
  readonly concepts: string;
  readonly employer: string;
  readonly text: string;
}

const exactly: SearchOptions = {
  combineWith: "AND",
  boost: { title: 8, concepts: 3, employer: 3 },
  prefix: (term) => term.length >= prefixLeast,
};

/** When nothing has the words as they were typed: one slip of the finger in five letters. */
const roughly: SearchOptions = {
  ...exactly,
  fuzzy: (term) => (term.length >= fuzzyLeast ? 0.2 : false),
};

export function createMiniSearchIndex(): TextIndex {
  const index = new MiniSearch<Indexed>({
    fields: ["title", "concepts", "employer", "text"],
    tokenize: indexedWords,
    processTerm: (term) => term,
    searchOptions: { tokenize: (words) => words.split(" "), processTerm: (term) => term },
    // Removing takes the document as it was: nothing is left behind that would want vacuuming.
    autoVacuum: false,
  });
  const remembered = new Map<string, ReadonlyMap<string, number>>();

  const ask = (words: string): ReadonlyMap<string, number> => {
    const found = index.search(words, exactly);
    const results = found.length > 0 ? found : index.search(words, roughly);
    // The average length of a field is kept up to date by arithmetic that rounds: the last digits mean nothing.
    return new Map(results.map(({ id, score }) => [id as string, Number(score.toPrecision(6))]));
  };

  return {
    add(vacancy) {
      remembered.clear();
      index.add(indexedOf(vacancy));
    },
    remove(vacancy) {
      remembered.clear();
      index.remove(indexedOf(vacancy));
    },
    match(text) {
      const words = queriedWords(text).join(" ");
      if (words === "") return undefined;
      const known = remembered.get(words);
      if (known !== undefined) return known;
      const answer = ask(words);
      if (remembered.size >= rememberedMaximum) remembered.clear();
      remembered.set(words, answer);
      return answer;
    },
  };
}

function indexedOf(vacancy: Vacancy): Indexed {
  const concepts = [...vacancy.occupations, ...vacancy.skills].map(({ concept }) => concept);
  return {
    id: vacancy.vacancyId,
    title: vacancy.title,
    concepts: concepts
      .flatMap((concept) => [conceptLabel(concept, "nl"), conceptLabel(concept, "en")])
      .join(", "),
    employer: vacancy.employer.name,
    text: vacancy.text.slice(0, indexedLength),
  };
}
