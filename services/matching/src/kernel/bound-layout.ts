// What bounds of scores stand on: slices of a block, and fields of a question. Byte offsets, like layout.ts.

/** Whoever names no occupation, no skill. */
export const S_NO_OCCUPATIONS = 441;
export const S_NO_SKILLS = 442;
/** One for each seniority, 0 for not said; and those who are sellers alone, leaders alone. */
export const S_SENIORITIES = 443;
export const S_FAMILIES = 449;
/** Who is mailed from a threshold on: those whose threshold is not below the level of the slice. */
export const S_THRESHOLDS = 451;
/** Who wishes for an occupation strongly, by the lowest bits of its number; then who wishes for one very strongly. */
export const S_STRONG = 459;
export const S_VERY_STRONG = 467;
/** Whose interests sum to more than the levels below. */
export const S_KEEN = 475;

export const THRESHOLD_FROM = 5000;
export const THRESHOLD_STEP = 500;
export const THRESHOLD_LEVELS = 8;
/** The sum of raw weights of interests that a slice of keen ones is above. */
export const KEEN_FROM = 5;
export const KEEN_LEVELS = 5;
/** From which share of the strongest wish on one is strong, very strong, in tenths. */
export const STRONG_TENTHS = 4;
export const VERY_STRONG_TENTHS = 8;
/** Occupations that share a slice of strong wishes have the same lowest bits. */
export const STRONG_SLICES = 8;

/** The most that all factors weigh, and what those add that no slice tells; both times 10,000. */
export const Q_BOUND_WEIGHTS = 412;
export const Q_BOUND_REST = 416;
/** More points than any slot has. */
export const BOUND_ENDLESS = 65536;
/** What one point of a bound stands for. */
export const Q_BOUND_UNIT = 420;
/**
 * Choices: how many lines, then each: three slices, what turns over whether a slot is in all of them, and points. A slot
 * has the points of the first line that it is in.
 */
export const Q_BOUND_CHOICES = 424;
export const Q_BOUND_CHOICES_END = 428;
export const BOUND_LINE_BYTES = 20;
/** The same for who is mailed, by thresholds and interests; and the points that the highest threshold needs, -1: nobody is. */
export const Q_BOUND_MAILED = 432;
export const Q_BOUND_MAILED_END = 436;
export const Q_BOUND_MAILED_NEED = 440;
/** The choice by interests for the list, whose points depend on the floor: from the keenest on. */
export const Q_BOUND_KEEN = 444;
/** What the interest weighs, and the most that it fits, from those who are not keen on. */
export const Q_BOUND_INTEREST = 448;
export const Q_BOUND_INTEREST_FITS = 452;
/** Room for the sums of some slots, then for those of the list, then for what is added. */
export const Q_BOUND_ROOM = 456;
/** In that room: how far on each begins, and the length of all. */
export const BOUND_LISTED = 144;
export const BOUND_ADDEND = 288;
export const BOUND_BYTES = 416;
/** Where the slice begins of those whose thresholds are not below the floor of the list; -1: there is none. */
export const Q_BOUND_ABOVE = 472;
/** Slots whose bounds were asked for of late, and how many of them were left out; then how often in a row it did not pay. */
export const Q_BOUND_ASKED = 460;
export const Q_BOUND_DROPPED = 464;
export const Q_BOUND_PASSED = 468;
