import type { Competency, ReasonCode, RoleFamily } from "@raakvlak/contracts";
import type { Curve } from "./curve.ts";

/**
 * What fits how well, as data: weights, curves and tables, all whole numbers. Fits are hundredths of a per cent (0 nothing
 * to 10,000 everything), so a product of two stays below 2^31 and any engine can compute the same bits (invariant 6).
 * A model never changes once it was used: a new one gets a new version, and old ones stay for replays.
 */
export interface Model {
  readonly version: string;
  /** The factors in the order in which ties are broken; each adds weight / (weights present) of the score. */
  readonly factors: readonly { readonly code: ReasonCode; readonly weight: number }[];
  readonly wish: {
    /** What the weakest wish still counts for, beside the candidate's own strongest wish of its kind. */
    readonly least: number;
  };
  readonly occupation: {
    readonly own: number;
    readonly related: number;
    /** What an occupation counts for at least this confidence; below the last step it counts as not said. */
    readonly confidence: readonly { readonly atLeast: number; readonly counts: number }[];
  };
  readonly skills: {
    readonly must: number;
    readonly nice: number;
    /** By how many levels the candidate's is below the one asked; beyond the end of the table the last entry holds. */
    readonly levelShort: readonly number[];
    /** Skills alone make an overlap from this many matches and this fit on. */
    readonly overlap: { readonly matches: number; readonly fit: number };
  };
  readonly experience: {
    /** Weights of the parts by the vacancy's role family; a part that is absent on either side is left out. */
    readonly parts: Readonly<Record<RoleFamily | "unknown", ExperienceParts>>;
    readonly seniorityBelow: readonly number[];
    readonly seniorityAbove: readonly number[];
    readonly yearsShort: readonly number[];
    /** By self-assessed evidence, 0 to 4. */
    readonly evidence: readonly number[];
    readonly strongFrom: number;
    readonly families: Readonly<Record<RoleFamily, readonly Competency[]>>;
    /** A leadership vacancy that names none of its competencies asks all of them alike. */
    readonly leaderDefaultWeight: number;
    /** What a sales vacancy asks that names no competency but how its work is shared, in hundredths. */
    readonly fromFacets: readonly {
      readonly facet: "newBusiness" | "accountManagement";
      readonly asks: Competency;
    }[];
  };
  readonly distance: { readonly byMetres: Curve };
  /** By what is offered in hundredths of a per cent of the wished minimum. */
  readonly pay: { readonly byShare: Curve };
  readonly interest: {
    /** What one day's interest still counts for after so many whole UTC days. */
    readonly decayByDays: Curve;
    /** By the decayed weights that meet the vacancy, in hundredths. */
    readonly byWeight: Curve;
    /** A place counts when the vacancy is within so many metres of it. */
    readonly nearMetres: number;
  };
  readonly freshness: { readonly byDays: Curve };
}

export interface ExperienceParts {
  readonly family: number;
  readonly seniority: number;
  readonly years: number;
  readonly competencies: number;
}
