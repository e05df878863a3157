/** One concept of Raakvlak's own taxonomy: an id on the topics, words for people, spellings for recognition. */
export interface Concept {
  /** `kind:slug`, for example `occupation:account-manager`; never changes once published. */
  readonly id: string;
  readonly nl: string;
  readonly en: string;
  /** Other spellings, without the labels themselves; a space also stands for a hyphen or nothing ("account manager"). */
  readonly synonyms: readonly string[];
  /** Ids of concepts that are close enough to count for part; symmetric. */
  readonly related?: readonly string[];
}

/** Reads "slug | nl | en | synonym, synonym" lines: one concept a line keeps the taxonomy readable as a list. */
export function conceptsFrom(kind: string, lines: string): Concept[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line) => conceptFrom(kind, line));
}

function conceptFrom(kind: string, line: string): Concept {
  const [slug, nl, en, synonyms = ""] = line.split("|").map((part) => part.trim());
  if (!slug || !nl || !en) throw new Error(`A ${kind} needs a slug and two labels: ${line}`);
  return {
    id: `${kind}:${slug}`,
    nl,
    en,
    synonyms: synonyms
      .split(",")
      .map((word) => word.trim())
      .filter((word) => word !== ""),
  };
}
