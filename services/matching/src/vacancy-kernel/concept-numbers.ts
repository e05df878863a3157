import { createDictionary, type Dictionary } from "../kernel/dictionary.ts";

/** Numbers for all texts of the vacancies, by kind; they never shrink. */
export interface ConceptNumbers {
  readonly occupations: Dictionary;
  readonly skills: Dictionary;
  readonly sectors: Dictionary;
  readonly employers: Dictionary;
  readonly languages: Dictionary;
  readonly countries: Dictionary;
}

export function createConceptNumbers(): ConceptNumbers {
  return {
    occupations: createDictionary(),
    skills: createDictionary(),
    sectors: createDictionary(),
    employers: createDictionary(),
    languages: createDictionary(),
    countries: createDictionary(),
  };
}
