import type { UnitVector } from "@raakvlak/contracts";

/** A town or municipality that vacancies and wishes name. */
export interface Place {
  /** `place:slug`, for example `place:utrecht`. */
  readonly id: string;
  readonly label: string;
  readonly municipality: string;
  /** Dutch provinces by their Dutch name; absent abroad. */
  readonly province?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Rounded to nine decimals (6 mm): every process publishes the same bits (invariant 6). */
  readonly vector: UnitVector;
}

export interface PlaceEntry extends Place {
  readonly spellings: readonly string[];
}
