import type { Profile } from "@raakvlak/contracts";
import type { Fitting, Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { DecodedProfile } from "./decode-profile.ts";
import type { Image, NamesImage } from "./image.ts";
import type { Wanted } from "./question.ts";

/** Somebody who fits, as of the record that was judged. */
export interface Hit {
  readonly id: string;
  readonly version: number;
  readonly score: number;
}

export interface Found<Of extends Hit = Hit> {
  /** How many fit who allow recruiters; undefined where that is not known, for nobody asked. */
  readonly eligible: number | undefined;
  /** The best of them: by score, then id. */
  readonly best: readonly Of[];
  /** Everybody who is to be mailed, in the same order. */
  readonly alerts: readonly Of[];
}

export interface IndexMeasures {
  /** Profiles that are held, and of them those that can be found for a vacancy. */
  readonly profiles: number;
  readonly slots: number;
  readonly blocks: number;
  /** Bytes of the memory and of all tables beside it, and about what the texts of the dictionaries take. */
  readonly bytes: number;
  /** Of them those that are in use: what was released waits for others of its length, or for a rebuild. */
  readonly usedBytes: number;
  /** More for a while: what a rebuild under way has taken so far. */
  readonly rebuildingBytes: number;
  /** None of the two above together passes it. */
  readonly limitBytes: number;
}

/** What the last question cost, for measuring. */
export interface LastQuestion {
  readonly blocks: number;
  readonly candidates: number;
}

/**
 * All profiles in blocks of bits and records (docs/adr: the block index). Every answer is exact, as of the last change.
 * Candidates whose id is no uuid in small letters have no place here.
 */
export interface BlockIndex {
  /** 0: unknown. */
  versionOf(candidateId: string): number;
  /**
   * Takes a profile in the place of what is held. False: it holds what a record has no room for; nothing was changed.
   * Throws OutOfRoom where the memory has none; nothing was changed either.
   */
  put(profile: Profile): boolean;
  /** Takes the profile out and remembers the version; infinite: for ever. Of somebody who is held it never fails. */
  drop(candidateId: string, version: number): void;
  find(candidateId: string): DecodedProfile | undefined;
  match(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): Found;
  /** The same with the reasons of everybody who is found, bit for bit the domain's. */
  matchExplained(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): Found<Fitting>;
  /** Of each vacancy what `match` answers; threads of the kernel, where it has some, look for several at once. */
  matchAll(vacancies: readonly ScoredVacancy[], measure: Measure, wanted: Wanted): Found[];
  matchAllExplained(
    vacancies: readonly ScoredVacancy[],
    measure: Measure,
    wanted: Wanted,
  ): Found<Fitting>[];
  /** Ends the threads, and resolves when they have ended; every answer after that comes without them. */
  close(): Promise<void>;
  /** The same answer, when nobody but these can fit; by the handles of the present state. */
  matchAmong(
    vacancy: ScoredVacancy,
    measure: Measure,
    wanted: Wanted,
    candidates: Int32Array,
  ): Found;
  /** Good until the next change or part of a rebuild; 0: unknown. */
  handleOf(candidateId: string): number;
  /** Whether so much has changed since the last build that another would pay. */
  wantsRebuild(): boolean;
  /** Sorts everything anew. Throws OutOfRoom where both memories together would pass the limit; nothing was changed. */
  rebuild(): void;
  /**
   * The same in the background: works on as long as `goOn` says so, asked about every half a millisecond. True when it is
   * through. Between two parts everything may be asked and changed; answers are as exact as ever. Throws like `rebuild`,
   * and whoever then asks `wantsRebuild` hears no until much more has changed.
   */
  rebuildPart(goOn: () => boolean): boolean;
  /** What can be kept and given back to an empty index of the same layout. */
  image(): Image;
  /** For an index that never held anything: the texts of an image, then its records, each with `takeRecord`. */
  takeNames(image: NamesImage): void;
  /** Of two records of a candidate the newer stays. Throws OutOfRoom like `put`. */
  takeRecord(bytes: Uint8Array): void;
  measures(): IndexMeasures;
  lastQuestion(): LastQuestion;
}
