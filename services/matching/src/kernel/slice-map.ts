import { cefrLevels } from "@raakvlak/contracts";
import { languageNumber } from "./encode-profile.ts";
import * as L from "./layout.ts";

/** "Works fewer hours than": a slot fails a question that asks for so many or more. */
export const hoursBelow = [12, 16, 20, 24, 28, 32, 36, 40];
/** "Wants more hours than": a slot fails a question that offers so many or fewer. */
export const hoursAbove = [12, 16, 20, 24, 28, 32, 36, 40];
/** "Wants more pay than". */
export const payAbove = Array.from({ length: 16 }, (_, n) => 2_000 + n * 300);
/** Languages whose levels have slices. */
export const slicedLanguages = ["nl", "en", "de", "fr"].map(languageNumber);
export const levels = cefrLevels.length;

const exactOccupations = L.S_RARE_OCCUPATIONS - L.S_OCCUPATIONS;
const exactSkills = L.S_RARE_SKILLS - L.S_SKILLS;
const rareOccupations = L.S_SKILLS - L.S_RARE_OCCUPATIONS;
const rareSkills = L.SLICES - L.S_RARE_SKILLS;

/** The one or two slices in which whoever has a concept has a set bit. */
export interface ConceptSlices {
  first(concept: number): number;
  /** The first again where a concept has a slice of its own. */
  second(concept: number): number;
}

/**
 * The commonest concepts get a slice each, all others two of a shared set by hashes (a Bloom filter). Without counts the
 * first that were ever seen count as the commonest.
 */
function createConceptSlices(
  start: number,
  exact: number,
  rare: number,
  commonest: readonly number[] | undefined,
): ConceptSlices {
  const own = new Map(commonest?.slice(0, exact).map((concept, n) => [concept, start + n]));
  const ownSlice = (concept: number) => {
    if (commonest === undefined) return concept < exact ? start + concept : undefined;
    return own.get(concept);
  };
  const hashed = (concept: number, turn: number) =>
    start + exact + ((Math.imul(concept + turn, 0x9e37_79b1) >>> 16) % rare);
  return {
    first: (concept) => ownSlice(concept) ?? hashed(concept, 1),
    second: (concept) => ownSlice(concept) ?? hashed(concept, 1_000_003),
  };
}

export interface SliceMap {
  readonly occupations: ConceptSlices;
  readonly skills: ConceptSlices;
}

/** Concepts from the commonest on; fixed for one build of the index. */
export function createSliceMap(commonest?: {
  readonly occupations: readonly number[];
  readonly skills: readonly number[];
}): SliceMap {
  return {
    occupations: createConceptSlices(
      L.S_OCCUPATIONS,
      exactOccupations,
      rareOccupations,
      commonest?.occupations,
    ),
    skills: createConceptSlices(L.S_SKILLS, exactSkills, rareSkills, commonest?.skills),
  };
}
