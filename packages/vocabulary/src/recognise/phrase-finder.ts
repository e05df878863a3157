import { plainWords } from "./plain-words.ts";

export interface FoundPhrase {
  readonly id: string;
  /** Index of the first word, and of the word after the last. */
  readonly from: number;
  readonly to: number;
}

export interface PhraseFinder {
  /** The longest phrases from left to right, never overlapping; linear in the number of words. */
  find(words: readonly string[]): FoundPhrase[];
}

/**
 * Finds spellings in words. A spelling matches however it is cut into words ("account manager", "accountmanager"), but only
 * from the start of a word to the end of one. The first owner of a spelling keeps it.
 */
export function createPhraseFinder(
  phrases: Iterable<readonly [id: string, phrase: string]>,
): PhraseFinder {
  const idByPhrase = new Map<string, string>();
  let longest = 0;
  for (const [id, phrase] of phrases) {
    const joined = plainWords(phrase).join("");
    if (joined === "" || idByPhrase.has(joined)) continue;
    idByPhrase.set(joined, id);
    longest = Math.max(longest, joined.length);
  }

  const longestAt = (words: readonly string[], from: number): FoundPhrase | undefined => {
    let joined = "";
    let found: FoundPhrase | undefined;
    for (let to = from; to < words.length && joined.length <= longest; to += 1) {
      joined += words[to];
      const id = idByPhrase.get(joined) ?? singular(joined, idByPhrase);
      if (id !== undefined) found = { id, from, to: to + 1 };
    }
    return found;
  };

  return {
    find(words) {
      const found: FoundPhrase[] = [];
      for (let at = 0; at < words.length;) {
        const phrase = longestAt(words, at);
        if (phrase) found.push(phrase);
        at = phrase?.to ?? at + 1;
      }
      return found;
    },
  };
}

/** Plurals in s ("accountmanagers") need no spelling of their own; short words would collide. */
function singular(joined: string, idByPhrase: ReadonlyMap<string, string>): string | undefined {
  return joined.length > 6 && joined.endsWith("s")
    ? idByPhrase.get(joined.slice(0, -1))
    : undefined;
}
