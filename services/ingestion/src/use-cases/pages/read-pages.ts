import type { PagesReport, Source } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import {
  createPageHarvest,
  type HarvestLimits,
  type PageHarvest,
} from "../../domain/pages/page-harvest.ts";
import type { RobotsRules } from "../../domain/pages/robots.ts";
import type { ItemProblem } from "../../domain/source-item.ts";
import type { UnderstoodItem } from "../../domain/understand-feed.ts";
import type { Claim, FeedReader, FetchPage, PageSettlement, PageStore } from "../ports.ts";
import { askPages } from "./ask-pages.ts";
import { askRobots } from "./ask-robots.ts";
import { createPageTally, type PageTally } from "./page-tally.ts";
import { createPoliteAsker } from "./polite-asker.ts";
import { readListing, type Listing } from "./read-listing.ts";

export interface PagesLimits extends HarvestLimits {
  readonly pagesMaximum: number;
  readonly delayMs: number;
  readonly minutesMaximum: number;
}

export interface PagesContext {
  readonly claim?: Claim;
  readonly since?: Date;
  readonly onProgress?: (pages: PagesReport) => void;
}

export type PagesReading =
  | {
      readonly kind: "pages";
      readonly items: readonly UnderstoodItem[];
      /** Whether everything is known: what stands on no page is gone then. */
      readonly isWhole: boolean;
      /** What is gone even so. */
      readonly gone: ReadonlySet<string>;
      readonly pages: PagesReport;
      readonly problems: readonly ItemProblem[];
      /** What deserves an operator's eye. */
      readonly detail?: string;
      readonly settlement: PageSettlement;
    }
  | { readonly kind: "failed"; readonly detail: string; readonly pages?: PagesReport };

export type ReadPages = (
  source: Source,
  context: PagesContext,
  signal: AbortSignal,
) => Promise<PagesReading>;

const BATCH = 100;
/** With the longest rules that are read, so many pages take the event loop 100 ms. */
const LOOK_BATCH = 20;

interface Needs {
  readonly fetchPage: FetchPage;
  readonly feedReader: FeedReader;
  readonly pages: PageStore;
  readonly limits: PagesLimits;
  readonly clock: Clock;
}

/**
 * Reads a source that is a list of pages: robots.txt, its index, then page by page, as gently as the site asks. What a page
 * said is stored at once, so that a run that dies is taken up where it was; nothing becomes of it before all is read.
 */
export function createReadPages(needs: Needs): ReadPages {
  const { limits, pages: store, clock } = needs;
  return async (source, context, signal) => {
    const index = source.location.kind === "url" ? source.location.url : "";
    const origin = URL.parse(index)?.origin;
    if (origin === undefined)
      return { kind: "failed", detail: "A list of pages must have an address." };
    const asker = createPoliteAsker({ ...needs, delayMs: limits.delayMs }, origin, signal);
    const robots = await askRobots(asker, origin);
    if (!robots.ok) return { kind: "failed", detail: robots.detail };
    const { rules, note } = robots;
    const listing = await readListing(index, { ...needs, source, asker, robots: rules, signal });
    if (!listing.ok) return { kind: "failed", detail: listing.detail };
    const { addresses, elsewhere } = listing;
    const tally = createPageTally(
      { listed: addresses.length, elsewhere },
      context.onProgress ?? (() => {}),
    );
    const { allowed, askedAt } = await look(addresses, { store, source, rules, tally });
    const harvest = createPageHarvest(limits);
    const chosen = inTurn(allowed, askedAt, limits.pagesMaximum);
    if (context.claim) await store.expect(context.claim, chosen);
    const { unknown, stopped } = await askPages(chosen, {
      ...needs,
      ...context,
      source,
      asker,
      harvest,
      tally,
      signal,
      store,
      clock,
      minutesMaximum: limits.minutesMaximum,
    });
    const others = addresses.filter((address) => askedAt.has(address) && !harvest.has(address));
    await keep(others, { store, source, harvest });
    const neverAsked = allowed.filter((address) => !harvest.has(address)).length;
    return readingOf(listing, {
      harvest,
      tally,
      unknown: unknown + neverAsked,
      notes: [note, stopped],
      pagesMaximum: limits.pagesMaximum,
    });
  };
}

interface LookNeeds {
  readonly store: PageStore;
  readonly source: Source;
  readonly rules: RobotsRules;
  readonly tally: PageTally;
}

/** Which pages may be asked for, and when each was last; in portions, since a hostile list and hostile rules multiply. */
async function look(
  addresses: readonly string[],
  { store, source, rules, tally }: LookNeeds,
): Promise<{ allowed: string[]; askedAt: Map<string, Date> }> {
  const allowed: string[] = [];
  const askedAt = new Map<string, Date>();
  for (let at = 0; at < addresses.length; at += LOOK_BATCH) {
    const batch = addresses.slice(at, at + LOOK_BATCH);
    for (const [address, date] of await store.askedAt(source.sourceId, batch))
      askedAt.set(address, date);
    allowed.push(...batch.filter((address) => isAllowed(address, rules, tally)));
  }
  return { allowed, askedAt };
}

function isAllowed(address: string, rules: RobotsRules, tally: PageTally): boolean {
  const allows = rules.allows(new URL(address));
  if (!allows) tally.count("disallowed", address, "is disallowed by robots.txt.");
  return allows;
}

/** Those that were never asked for first, then those whose last turn is longest ago: no limit keeps a page from its turn for ever. */
function inTurn(
  addresses: readonly string[],
  askedAt: ReadonlyMap<string, Date>,
  maximum: number,
): string[] {
  const last = (address: string) => askedAt.get(address)?.getTime() ?? 0;
  return addresses.toSorted((one, other) => last(one) - last(other)).slice(0, maximum);
}

/** Pages that had no turn stay as they were. */
async function keep(
  addresses: readonly string[],
  { store, source, harvest }: { store: PageStore; source: Source; harvest: PageHarvest },
): Promise<void> {
  for (let at = 0; at < addresses.length && harvest.excess() === undefined; at += BATCH)
    for (const page of await store.findMany(source.sourceId, addresses.slice(at, at + BATCH)))
      harvest.addKept(page);
}

interface Read {
  readonly harvest: PageHarvest;
  readonly tally: PageTally;
  /** Pages of which nobody knows what they hold. */
  readonly unknown: number;
  readonly notes: readonly (string | undefined)[];
  readonly pagesMaximum: number;
}

function readingOf(
  { addresses, incomplete }: Extract<Listing, { ok: true }>,
  { harvest, tally, unknown, notes, pagesMaximum }: Read,
): PagesReading {
  const pages = tally.report();
  const failed = harvest.excess() ?? nothingRead(pages, tally, incomplete);
  if (failed !== undefined) return { kind: "failed", detail: failed, pages };
  const { items, gone, held } = harvest.gathered(addresses);
  const isWhole = incomplete === undefined && unknown === 0;
  const words = [incomplete, ...notes, ...wordsFor(pages, pagesMaximum)];
  if (!isWhole) words.push("What no page names any more was not taken for gone.");
  const detail = words.filter((one) => one !== undefined).join(" ");
  return {
    kind: "pages",
    items,
    isWhole,
    gone,
    pages,
    problems: tally.problems,
    settlement: { held, ...(incomplete === undefined ? { listed: addresses } : {}) },
    ...(detail === "" ? {} : { detail }),
  };
}

/** What an operator should know although the run was done. */
function wordsFor({ listed, waiting, failed, disallowed }: PagesReport, maximum: number): string[] {
  const words: string[] = [];
  if (listed === 0) words.push("The index names no page that matches.");
  if (waiting > 0)
    words.push(
      `${waiting} of ${listed} pages wait for the next run; one run asks for ${maximum} at most.`,
    );
  if (failed > 0) words.push(`${failed} pages could not be read; what they held stays.`);
  if (disallowed > 0) words.push(`robots.txt disallows ${disallowed} pages.`);
  return words;
}

/** A site of which no page answers is away, whatever its index says; an index that ends before its first page says nothing. */
function nothingRead(
  { listed, waiting, disallowed, failed }: PagesReport,
  { problems }: PageTally,
  incomplete: string | undefined,
): string | undefined {
  if (listed === 0) return incomplete;
  if (failed + disallowed + waiting < listed) return undefined;
  return `None of the ${listed} pages could be read. ${problems[0]?.message ?? ""}`.trim();
}
