import { NORMALISER_VERSION } from "../domain/normalise/normalise-item.ts";
import type { UnderstoodItem } from "../domain/understand-feed.ts";
import type { PagesContext, PagesReading, ReadPages } from "./pages/read-pages.ts";
import type { FeedReader, FetchFeed, StoredSource, UnderstoodFeed, Validators } from "./ports.ts";

export type SourceReading =
  | {
      readonly kind: "items";
      readonly items: readonly UnderstoodItem[];
      /** Why more may stand in the source than was read: then what is missing is not gone. */
      readonly incomplete?: string;
      /** Absent where the next run must read again, whatever the source says. */
      readonly validators?: Validators;
    }
  | { readonly kind: "not-modified" }
  /** The page that is the source is not there any more, and says so. */
  | { readonly kind: "gone"; readonly detail: string; readonly validators: Validators }
  | PagesReading;

export type ReadSource = (
  stored: StoredSource,
  context: PagesContext,
  signal: AbortSignal,
) => Promise<SourceReading>;

interface Needs {
  readonly fetchFeed: FetchFeed;
  readonly feedReader: Pick<FeedReader, "readItems">;
  readonly readPages: ReadPages;
}

/** Fetch, parse, map, normalise: everything of a run that writes nothing. Throws only for faults of our own. */
export function createReadSource({ fetchFeed, feedReader, readPages }: Needs): ReadSource {
  return async ({ source, validators }, context, signal) => {
    if (source.pages) return readPages(source, context, signal);
    const known = validators?.normaliser === NORMALISER_VERSION ? validators : undefined;
    const fetched = await fetchFeed(source.location, known, signal);
    if (fetched.kind === "failed" && isGone(source, fetched.status))
      // Nothing of the page that was: when it comes back as it was, it is read again.
      return {
        kind: "gone",
        detail: fetched.detail,
        validators: { normaliser: NORMALISER_VERSION },
      };
    if (fetched.kind !== "body") return fetched;
    const read = await feedReader.readItems(source, fetched.body, signal);
    return readingOf(read, { ...fetched.validators, normaliser: NORMALISER_VERSION });
  };
}

/** Of a page that is its vacancy; where a whole feed is missing, its vacancies need not be. */
function isGone({ format }: StoredSource["source"], status: number | undefined): boolean {
  return format === "json-ld" && (status === 404 || status === 410);
}

/** What was read of a source in all; nothing closes by a feed of which no item can be told from another. */
function readingOf(read: UnderstoodFeed, validators: Validators): SourceReading {
  if (!read.ok) return { kind: "failed", detail: read.detail };
  const { items, incomplete } = read;
  if (items.length > 0 && items.every(({ externalId }) => externalId === undefined))
    return {
      kind: "failed",
      detail: `None of the ${items.length} items has an id that can be read.`,
    };
  return incomplete === undefined
    ? { kind: "items", items, validators }
    : { kind: "items", items, incomplete };
}
