import type { WorkMode } from "@raakvlak/contracts";

/** One offer of a feed, whatever its format, before anything is understood. Absent means "not said". */
export interface SourceItem {
  readonly externalId: string;
  readonly title: string;
  readonly employerName?: string;
  /** Untrusted HTML. */
  readonly description: string;
  /** Untrusted HTML of what is asked of the candidate, where the format keeps it apart. */
  readonly requirements: string;
  readonly places: readonly SourcePlace[];
  /** What the source ticked; several are possible. */
  readonly workModes: readonly WorkMode[];
  readonly hoursMin?: number;
  readonly hoursMax?: number;
  /** Codes in the source's own words. */
  readonly employmentCode?: string;
  readonly experienceCode?: string;
  readonly educationCode?: string;
  readonly salary?: SourceSalary;
  readonly url?: string;
  readonly applyUrl?: string;
  /** Whole UTC days. */
  readonly postedDay?: number;
  readonly closesDay?: number;
  /** Years of experience that the source's fields ask for. */
  readonly yearsAsked?: number;
  /** Where somebody who works remotely must live, ISO 3166-1 alpha-2. */
  readonly remoteCountries?: readonly string[];
  /** Department, category and tags: words that may tell the sector. */
  readonly keywords: readonly string[];
  /** 0–100, where the item had to be repaired to be read at all: no value of it is surer than this. */
  readonly confidenceMaximum?: number;
}

export interface SourcePlace {
  /** As the source shows it. */
  readonly words: string;
  /** ISO 3166-1 alpha-2, where given. */
  readonly country?: string;
}

export interface SourceSalary {
  readonly min?: number;
  readonly max?: number;
  readonly period?: string;
  /** ISO 4217, where given. */
  readonly currency?: string;
}

/** What is wrong with an item and where; the words are for an operator. */
export interface ItemProblem {
  readonly item: string;
  readonly field: string;
  readonly message: string;
}

/** One element of a feed: understood or refused, in either case with what was left out. */
export interface ReadItem {
  /** The item's id where it could be read: its stored vacancy is then left alone when the item is refused. */
  readonly externalId?: string;
  readonly item?: SourceItem;
  readonly problems: readonly ItemProblem[];
}

/** A feed as read: a failed one closes nothing. */
export type ReadFeed =
  | {
      readonly ok: true;
      readonly items: readonly ReadItem[];
      /** Why more may stand in the source than was read: then what is missing is not gone. */
      readonly incomplete?: string;
    }
  | { readonly ok: false; readonly detail: string };
