import { languageNumber } from "./encode-profile.ts";
import * as T from "./block-layout.ts";
import { hashedSlice } from "./slices-of-record.ts";

const levelsFrom = (first: number, step: number, count: number) =>
  Array.from({ length: count }, (_, n) => first + n * step);

/** "Works fewer hours than": a slot fails a question that asks for so many or more. */
export const hoursBelow = levelsFrom(T.HOURS_BELOW, T.HOURS_STEP, T.HOURS_LEVELS);
/** "Wants more hours than": a slot fails a question that offers so many or fewer. */
export const hoursAbove = levelsFrom(T.HOURS_ABOVE, T.HOURS_STEP, T.HOURS_LEVELS);
/** "Wants more pay than". */
export const payAbove = levelsFrom(T.PAY_ABOVE, T.PAY_STEP, T.PAY_LEVELS);
/** Languages whose levels have slices. */
export const slicedLanguages = ["nl", "en", "de", "fr"].map(languageNumber);

/** The one or two slices in which whoever has a concept has a set bit. */
export interface ConceptSlices {
  first(concept: number): number;
  /** The first again where a concept has a slice of its own. */
  second(concept: number): number;
  /** By concept the slice of its own; 0, like whatever is beyond: it has none. */
  readonly own: Uint16Array;
}

/** The slices of one kind of concepts: those of their own come first, then the shared ones. */
interface Range {
  readonly start: number;
  readonly shared: number;
  readonly end: number;
}

/**
 * The commonest concepts get a slice each, all others two of a shared set by hashes (a Bloom filter). Without counts the
 * first that were ever seen count as the commonest.
 */
function createConceptSlices({ start, shared, end }: Range, counts?: Uint32Array): ConceptSlices {
  const exact = shared - start;
  const commonest = counts === undefined ? levelsFrom(0, 1, exact) : highestOf(counts, exact);
  const own = new Uint16Array(commonest.reduce((most, concept) => Math.max(most, concept + 1), 0));
  for (const [n, concept] of commonest.entries()) own[concept] = start + n;
  const sliceOf = (concept: number, turn: number) =>
    (own[concept] ?? 0) || hashedSlice(concept, turn, shared, end);
  return {
    own,
    first: (concept) => sliceOf(concept, T.FIRST_TURN),
    second: (concept) => sliceOf(concept, T.SECOND_TURN),
  };
}

/** The numbers of the highest counts, of equal ones the first. */
function highestOf(counts: Uint32Array, many: number): number[] {
  const size = Math.max(1, counts.length);
  const keys = Float64Array.from(counts, (count, number) => count * size + size - 1 - number);
  const highest = keys.toSorted().subarray(-many).toReversed();
  return Array.from(highest, (key) => size - 1 - (key % size));
}

export interface SliceMap {
  readonly occupations: ConceptSlices;
  readonly skills: ConceptSlices;
}

/** By how many wish for each concept; fixed for one build of the index. */
export function createSliceMap(counts?: {
  readonly occupations: Uint32Array;
  readonly skills: Uint32Array;
}): SliceMap {
  const occupations = { start: T.S_OCCUPATIONS, shared: T.S_RARE_OCCUPATIONS, end: T.S_SKILLS };
  const skills = { start: T.S_SKILLS, shared: T.S_RARE_SKILLS, end: T.S_BOUNDS };
  return {
    occupations: createConceptSlices(occupations, counts?.occupations),
    skills: createConceptSlices(skills, counts?.skills),
  };
}
