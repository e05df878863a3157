/** Numbers for texts, from 0, in the order in which they came; a number stays. */
export interface Dictionary {
  /** The text's number, given now when it is new. */
  take(text: string): number;
  /** -1: never taken. */
  find(text: string): number;
  textOf(number: number): string;
  readonly size: number;
  /** About what it takes of the heap. */
  readonly bytes: number;
  /** So many numbers as given, of which these have a text: for a dictionary that has given none. */
  restore(size: number, used: readonly (readonly [number, string])[]): void;
}

/** What a text takes beside its letters: its own header, its entry in the map, its place in the list. */
const bytesOfEntry = 96;

export function createDictionary(): Dictionary {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  let bytes = 0;
  return {
    take(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = texts.length;
      numbers.set(text, number);
      texts.push(text);
      bytes += text.length + bytesOfEntry;
      return number;
    },
    find: (text) => numbers.get(text) ?? -1,
    textOf: (number) => texts[number] ?? "",
    get size() {
      return texts.length;
    },
    get bytes() {
      return bytes;
    },
    restore(length, used) {
      texts.length = 0;
      for (let number = 0; number < length; number++) texts.push("");
      for (const [number, text] of used) {
        texts[number] = text;
        numbers.set(text, number);
        bytes += text.length + bytesOfEntry;
      }
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
  readonly countries: Dictionary;
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
    countries: createDictionary(),
    points: createDictionary(),
  };
}

export function bytesOfNames(names: Dictionaries): number {
  const { occupations, skills, sectors, employers, vacancies, labels, countries, points } = names;
  const wishes = occupations.bytes + skills.bytes + sectors.bytes;
  const others = employers.bytes + vacancies.bytes;
  return wishes + others + labels.bytes + countries.bytes + points.bytes;
}
