// Where things stand in the record of a vacancy: words of 32 bits from its address on. The head fills one cache line; lists
// follow in the order in which they are looked at.

export const EMPLOYER = 0;
/** -1: not said, here and below. */
export const POSTED = 1;
export const SENIORITY = 2;
export const YEARS = 3;
/** 0 not known, else a role family's number. */
export const FAMILY = 4;
/** 1: remote. */
export const REMOTE = 5;
/** How many of its occupations are sure enough to count. */
export const COUNTED = 15;

// Where each list begins and how many items it has.

/** Vectors of three doubles. */
export const PLACES = 6;
/** Language and level in one word. */
export const LANGUAGES = 7;
/** Wishes that meet its occupations: the wish's concept, and how well in the model's own numbers. */
export const MATCHES = 8;
/** Concept and level in one word. */
export const MUSTS = 9;
export const NICES = 10;
export const SECTORS = 11;
/** Its own occupations, however sure. */
export const OFFERS = 12;
/** Countries of remote work. */
export const COUNTRIES = 13;
/** Competencies asked: number, and weight. */
export const ASKED = 14;

/** The lists in their order, each with the words that an item takes. */
export const lists = [
  [PLACES, 6],
  [LANGUAGES, 1],
  [MATCHES, 2],
  [MUSTS, 1],
  [NICES, 1],
  [SECTORS, 1],
  [OFFERS, 1],
  [COUNTRIES, 1],
  [ASKED, 2],
] as const;
export type ListOfRecord = (typeof lists)[number][0];

export const HEAD = 16;
/** A skill's level takes so many bits beside its concept, and so does a language's. */
export const LEVEL_BITS = 3;
export const LEVEL_MASK = (1 << LEVEL_BITS) - 1;

/** A list in the head: where it begins, from the record on, and how many items it has. */
export function listWord(offset: number, count: number): number {
  return (offset << 16) | count;
}

export function countOf(words: Int32Array, record: number, list: ListOfRecord): number {
  return (words[record + list] ?? 0) & 0xffff;
}

/** Where a list of the record begins. */
export function listAt(words: Int32Array, record: number, list: ListOfRecord): number {
  return record + ((words[record + list] ?? 0) >>> 16);
}
