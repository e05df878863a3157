import type { Clock } from "@raakvlak/runtime";
import { readJson } from "../domain/read-json.ts";
import { readRecruitee } from "../domain/recruitee/read-recruitee.ts";
import { NORMALISER_VERSION, type Understanding } from "../domain/normalise/normalise-item.ts";
import { understandItem, type UnderstoodItem } from "../domain/understand-feed.ts";
import type { ReadFeed } from "../domain/source-item.ts";
import type { FetchFeed, StoredSource, Validators } from "./ports.ts";

export interface FeedLimits {
  readonly itemsMaximum: number;
  readonly depthMaximum: number;
}

export type SourceReading =
  | {
      readonly kind: "items";
      readonly items: readonly UnderstoodItem[];
      readonly validators: Validators;
    }
  | { readonly kind: "not-modified" }
  | { readonly kind: "failed"; readonly detail: string };

export type ReadSource = (stored: StoredSource, signal: AbortSignal) => Promise<SourceReading>;

interface Needs {
  readonly fetchFeed: FetchFeed;
  readonly understanding: Understanding;
  readonly limits: FeedLimits;
  readonly clock: Clock;
}

/** After so many items the event loop gets a turn: health checks and other requests go on while a large feed is read. */
const ITEMS_A_TURN = 25;

/** Fetch, parse, map, normalise: everything of a run that writes nothing. Throws only for faults of our own. */
export function createReadSource({ fetchFeed, understanding, limits, clock }: Needs): ReadSource {
  return async ({ source, validators }, signal) => {
    const known = validators?.normaliser === NORMALISER_VERSION ? validators : undefined;
    const fetched = await fetchFeed(source.location, known, signal);
    if (fetched.kind !== "body") return fetched;
    const read = parse(source.format, fetched.text, limits);
    if (!read.ok) return { kind: "failed", detail: read.detail };
    if (read.items.length > 0 && read.items.every(({ externalId }) => externalId === undefined))
      return {
        kind: "failed",
        detail: `None of the ${read.items.length} items has an id that can be read.`,
      };
    const items: UnderstoodItem[] = [];
    for (const [index, item] of read.items.entries()) {
      if (index % ITEMS_A_TURN === ITEMS_A_TURN - 1) await clock.sleep(0, signal);
      items.push(understandItem(item, source, understanding));
    }
    return {
      kind: "items",
      items,
      validators: { ...fetched.validators, normaliser: NORMALISER_VERSION },
    };
  };
}

const formats = { recruitee: readRecruitee } as const;

function parse(format: keyof typeof formats, text: string, limits: FeedLimits): ReadFeed {
  const json = readJson(text, limits);
  return json.ok ? formats[format](json.value, limits) : json;
}
