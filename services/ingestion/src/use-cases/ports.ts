import type { PagesReport, RunReport, Source } from "@raakvlak/contracts";
import type { ListedAddresses } from "../domain/pages/listed-addresses.ts";
import type { PageValidators, StoredPage } from "../domain/pages/stored-page.ts";
import type { UnderstoodItem } from "../domain/understand-feed.ts";
import type { VacancyState } from "../domain/vacancy-state.ts";

/** How a source was last read, for asking again only for what changed. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
  /** SHA-256 of the body. */
  readonly bodyHash?: string;
  /** Which normalisation has read it: a newer one reads an unchanged feed again. */
  readonly normaliser: number;
}

export interface StoredSource {
  readonly source: Source;
  readonly createdAt: Date;
  readonly lastStartedAt?: Date;
  /** A run under way, or one whose process died. */
  readonly running?: RunningRun;
  readonly validators?: Validators;
  /** Newest first. */
  readonly runIds: readonly string[];
}

export interface RunningRun {
  readonly runId: string;
  readonly startedAt: Date;
  readonly leaseUntil: Date;
  /** When the first of several runs began of which none was finished: what they read of pages still counts. */
  readonly since?: Date;
  /** How far it is, of a source that is a list of pages. */
  readonly pages?: PagesReport;
}

/** The right to run a source, until its lease is over; a later claim has a higher fence. */
export interface Claim {
  readonly stored: StoredSource;
  readonly runId: string;
  readonly fence: number;
  /** A run before this one that never finished. */
  readonly abandoned?: RunningRun;
}

export interface SourceStore {
  put(source: Source, now: Date): Promise<Source>;
  find(sourceId: string): Promise<StoredSource | undefined>;
  list(): Promise<StoredSource[]>;
  claim(sourceId: string, run: RunningRun): Promise<Claim | "unknown" | "busy">;
  /** Throws LeaseLost when a later run has the source. */
  renew(claim: Claim, leaseUntil: Date, more?: Pick<RunningRun, "since" | "pages">): Promise<void>;
  /** Releases the source and keeps the report's id; validators stay as they were unless given. */
  finish(claim: Claim, reportId: string, validators: Validators | undefined): Promise<void>;
}

export interface RunStore {
  put(report: RunReport): Promise<void>;
  getMany(runIds: readonly string[]): Promise<RunReport[]>;
}

/** The external ids that are open per source: what may close when it is gone. Written before a vacancy opens, after it closes. */
export interface ContentsStore {
  load(sourceId: string): Promise<ReadonlySet<string>>;
  add(claim: Claim, externalIds: readonly string[]): Promise<void>;
  remove(claim: Claim, externalIds: readonly string[]): Promise<void>;
}

/** Days on which vacancies need a look although no source changed. */
export interface CalendarStore {
  setMany(entries: readonly { readonly vacancyId: string; readonly day: number }[]): Promise<void>;
  dueOn(today: number, limit: number): Promise<string[]>;
  remove(vacancyIds: readonly string[]): Promise<void>;
}

export interface StoredVacancyDocument extends VacancyState {
  readonly _id: string;
  readonly version: number;
  readonly published: number;
}

/** The part of messaging's state owner that the use cases need. */
export interface VacancyStore {
  findMany(ids: readonly string[]): Promise<Map<string, StoredVacancyDocument>>;
  changeMany(
    ids: readonly string[],
    decide: (id: string, current: StoredVacancyDocument | undefined) => VacancyState | undefined,
  ): Promise<Map<string, StoredVacancyDocument>>;
}

/** A body as it came, bounded in size, and where it was found. */
export interface FeedBody {
  readonly bytes: Uint8Array;
  /** As its sender declares it. */
  readonly charset?: string;
  /** The address after redirects, or the path inside the feed folder. */
  readonly address: string;
  /** Gives the memory of `bytes` back at once: megabytes would otherwise wait for a collection. Nobody may read them afterwards. */
  readonly release?: () => void;
}

export type FetchedFeed =
  | {
      readonly kind: "body";
      readonly body: FeedBody;
      readonly validators: Omit<Validators, "normaliser">;
    }
  | { readonly kind: "not-modified" }
  | {
      readonly kind: "failed";
      readonly detail: string;
      /** Of an answer that says so. */
      readonly status?: number;
    };

/** Gets a feed's body; every expected fault of a source is a value, with words for an operator. */
export type FetchFeed = (
  location: Source["location"],
  known: Validators | undefined,
  signal: AbortSignal,
) => Promise<FetchedFeed>;

/** Gets one page, or an index of them; no redirect leaves the origin. */
export type FetchPage = (
  address: string,
  ask: { readonly known: PageValidators | undefined; readonly origin: string },
  signal: AbortSignal,
) => Promise<FetchedFeed>;

/** What the pages of lists said: map from page to vacancies, and what a run that broke off had read. */
export interface PageStore {
  /** Of those that were ever asked for. */
  askedAt(sourceId: string, addresses: readonly string[]): Promise<Map<string, Date>>;
  findMany(sourceId: string, addresses: readonly string[]): Promise<StoredPage[]>;
  /** Before the first `put` of a run: what may have to be forgotten one day. */
  expect(claim: Claim, addresses: readonly string[]): Promise<void>;
  put(claim: Claim, page: StoredPage): Promise<void>;
  /** When a run's closings are written. */
  settle(claim: Claim, settlement: PageSettlement): Promise<void>;
}

export interface PageSettlement {
  /** All others are forgotten; undefined where the index may name more than was read. */
  readonly listed?: readonly string[];
  /** What pages hold now that held more. */
  readonly held: ReadonlyMap<string, readonly string[]>;
}

export interface ReadLimits {
  readonly itemsMaximum: number;
  readonly depthMaximum: number;
  /** Of the texts that are kept of all items together. */
  readonly charactersMaximum: number;
}

/** How a body ended: whole, or with less than there may be, or not readable at all. */
export type FeedEnding =
  | {
      readonly ok: true;
      readonly incomplete?: string;
      /** Of an index of pages. */
      readonly index?: Pick<ReadListing, "names" | "elsewhere">;
    }
  | { readonly ok: false; readonly detail: string };

export type UnderstoodFeed =
  | { readonly ok: true; readonly items: readonly UnderstoodItem[]; readonly incomplete?: string }
  | { readonly ok: false; readonly detail: string };

/** What an index of pages names: the pages, or further sitemaps. */
export interface ReadListing extends ListedAddresses {
  readonly names: "pages" | "sitemaps";
  /** Why the index may name more. */
  readonly incomplete?: string;
}

/** Turns bodies into items, apart from the event loop and within limits of memory and time; every fault of a body is a value. */
export interface FeedReader {
  readItems(source: Source, body: FeedBody, signal: AbortSignal): Promise<UnderstoodFeed>;
  /** The addresses that an index of the source's pages names. */
  readListing(
    source: Source,
    body: FeedBody,
    signal: AbortSignal,
  ): Promise<
    ({ readonly ok: true } & ReadListing) | { readonly ok: false; readonly detail: string }
  >;
}

export class LeaseLost extends Error {
  constructor(sourceId: string) {
    super(`another run has taken source ${sourceId} over`);
    this.name = "LeaseLost";
  }
}
