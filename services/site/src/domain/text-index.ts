import type { Vacancy } from "@raakvlak/contracts";

/** Finds vacancies by words; a library does it. */
export interface TextIndex {
  add(vacancy: Vacancy): void;
  /** Takes the very vacancy that was added. */
  remove(vacancy: Vacancy): void;
  /** By id how well a vacancy answers the words, greater is better; undefined when the text has no word to look for. */
  match(text: string): ReadonlyMap<string, number> | undefined;
}
