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

/** Each word costs a look at all that has it: of a longer question only the first so many telling words count. */
const wordsMaximum = 6;
/** In so many words each may be a beginning, and mistyped when nothing is found; of more only the last may be a beginning. */
const fewWords = 3;

function asTyped(words: readonly string[]): SearchOptions {
  const last = words.at(-1);
  return {
    combineWith: "AND",
    boost: { title: 8, concepts: 3, employer: 3 },
    prefix: (term) => term.length >= prefixLeast && (words.length <= fewWords || term === last),
  };
}

/** When nothing has the words as they were typed: one slip of the finger in five letters. */
function roughly(words: readonly string[]): SearchOptions {
  return { ...asTyped(words), fuzzy: (term) => (term.length >= fuzzyLeast ? 0.2 : false) };
}

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

  const ask = (words: readonly string[]): ReadonlyMap<string, number> => {
    const text = words.join(" ");
    const found = index.search(text, asTyped(words));
    const isRough = found.length === 0 && words.length <= fewWords;
    const results = isRough ? index.search(text, roughly(words)) : found;
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
      const words = queriedWords(text).slice(0, wordsMaximum);
      if (words.length === 0) return undefined;
      const asked = words.join(" ");
      const known = remembered.get(asked);
      if (known !== undefined) return known;
      const answer = ask(words);
      if (remembered.size >= rememberedMaximum) remembered.clear();
      remembered.set(asked, answer);
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
