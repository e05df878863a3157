import { occupations } from "../taxonomy/occupations.ts";
import { namesOtherTrade, occupationByHead } from "./occupation-heads.ts";
import { createPhraseFinder } from "./phrase-finder.ts";
import { plainWords } from "./plain-words.ts";
import { titleSegments, withoutRank } from "./title-noise.ts";

export interface RecognisedOccupation {
  /** `occupation:…` */
  readonly concept: string;
  /** 0–100: 95 when the title is exactly the occupation, 45 when only its head word tells. */
  readonly confidence: number;
}

const CERTAIN = 95;
const IN_FIRST_SEGMENT = 85;
const IN_LATER_SEGMENT = 70;
/** One general word ("sales", "verkoper") among others says little. */
const GENERAL_WORD = 55;
const BY_HEAD = 45;
const MOST = 3;

const generalOccupation = "occupation:sales-executive";
const finder = createPhraseFinder(
  occupations.flatMap((concept) =>
    [concept.nl, concept.en, ...concept.synonyms].map((phrase) => [concept.id, phrase] as const),
  ),
);

/**
 * The occupations that a title names, most certain first, at most three. Noise such as (m/v/x), hours and rank does not
 * matter; the longest spelling wins ("key accountmanager" is not also "accountmanager"). None when the title names no sales job.
 */
export function recogniseOccupations(title: string): RecognisedOccupation[] {
  const segments = titleSegments(title);
  const confidences = new Map<string, number>();
  const note = (concept: string, confidence: number) =>
    confidences.set(concept, Math.max(confidence, confidences.get(concept) ?? 0));
  for (const [position, segment] of segments.entries())
    for (const { concept, confidence } of inSegment(segment, position)) note(concept, confidence);
  const head = confidences.size === 0 ? occupationByHead(segments.flatMap(plainWords)) : undefined;
  if (head !== undefined) note(head, BY_HEAD);
  return [...withoutGeneral(confidences)]
    .map(([concept, confidence]) => ({ concept, confidence }))
    .toSorted((one, other) => other.confidence - one.confidence)
    .slice(0, MOST);
}

function inSegment(segment: string, position: number): RecognisedOccupation[] {
  const words = plainWords(segment);
  const bare = plainWords(withoutRank(segment));
  return finder.find(words).flatMap(({ id, from, to }) => {
    const whole = to - from === words.length || to - from === bare.length;
    if (!whole && id === generalOccupation && namesOtherTrade(words)) return [];
    return [{ concept: id, confidence: confidenceOf(id, whole, position) }];
  });
}

function confidenceOf(id: string, whole: boolean, position: number): number {
  if (whole && position === 0) return CERTAIN;
  if (!whole && id === generalOccupation) return GENERAL_WORD;
  return position === 0 ? IN_FIRST_SEGMENT : IN_LATER_SEGMENT;
}

/** The general occupation adds nothing beside a particular one. */
function withoutGeneral(confidences: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  if (confidences.size < 2) return confidences;
  return new Map([...confidences].filter(([concept]) => concept !== generalOccupation));
}
