/** Numbers for texts, from 0, in the order in which they came; a number stays. */
export interface Dictionary {
  /** The text's number, given now when it is new. */
  take(text: string): number;
  /** -1: never taken. */
  find(text: string): number;
  textOf(number: number): string;
  readonly size: number;
}

function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    take(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.length;
      numbers.set(text, number);
      texts.push(text);
      return number;
    },
    find: (text) => numbers.get(text) ?? -1,
    textOf: (number) => texts[number] ?? "",
    get size() {
      return texts.length;
    },
  };
}

/** All texts of the profiles, by kind. */
export interface Dictionaries {
  readonly occupations: Dictionary;
  readonly skills: Dictionary;
  readonly sectors: Dictionary;
  readonly employers: Dictionary;
  readonly vacancies: Dictionary;
  readonly labels: Dictionary;
  /** Concept and coordinates of a place that somebody is interested in. */
  readonly points: Dictionary;
}

export function createDictionaries(): Dictionaries {
  return {
    occupations: createDictionary(),
    skills: createDictionary(),
    sectors: createDictionary(),
    employers: createDictionary(),
    vacancies: createDictionary(),
    labels: createDictionary(),
    points: createDictionary(),
  };
}
