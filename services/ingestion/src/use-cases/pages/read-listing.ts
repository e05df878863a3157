import type { Source } from "@raakvlak/contracts";
import { definedOnly } from "../../domain/defined-only.ts";
import { LISTED_MAXIMUM } from "../../domain/pages/listed-addresses.ts";
import type { RobotsRules } from "../../domain/pages/robots.ts";
import type { FeedReader, ReadListing } from "../ports.ts";
import type { PoliteAsker } from "./polite-asker.ts";

/** All pages that a source's index names, those of its sitemaps included. */
export type Listing =
  | {
      readonly ok: true;
      readonly addresses: readonly string[];
      readonly elsewhere: number;
      readonly incomplete?: string;
    }
  | { readonly ok: false; readonly detail: string };

interface Needs {
  readonly source: Source;
  readonly asker: PoliteAsker;
  readonly robots: RobotsRules;
  readonly feedReader: Pick<FeedReader, "readListing">;
  readonly signal: AbortSignal;
}

const SITEMAPS_MAXIMUM = 50;

/** Reads the index, and the sitemaps that it names, one level deep. One that fails leaves the listing incomplete. */
export async function readListing(index: string, needs: Needs): Promise<Listing> {
  const first = await readOne(index, needs);
  if (!first.ok) return { ok: false, detail: `The index: ${first.detail}` };
  if (first.names === "pages") return first;
  const { addresses, incomplete } = first;
  const pages = new Set<string>();
  const faults = incomplete === undefined ? [] : [incomplete];
  let { elsewhere } = first;
  if (addresses.length > SITEMAPS_MAXIMUM)
    faults.push(`It names ${addresses.length} sitemaps; at most ${SITEMAPS_MAXIMUM} are read.`);
  for (const address of addresses.slice(0, SITEMAPS_MAXIMUM)) {
    const read = await readSitemap(address, needs);
    faults.push(...read.faults);
    elsewhere += read.elsewhere;
    for (const page of read.addresses) pages.add(page);
    if (pages.size > LISTED_MAXIMUM)
      return { ok: false, detail: `The index names more than ${LISTED_MAXIMUM} pages.` };
  }
  const fault = faults.length === 0 ? undefined : faults.join(" ").slice(0, 400);
  return {
    ok: true,
    addresses: [...pages],
    elsewhere,
    ...definedOnly({ incomplete: fault }),
  };
}

async function readSitemap(
  address: string,
  needs: Needs,
): Promise<Pick<ReadListing, "addresses" | "elsewhere"> & { readonly faults: string[] }> {
  const read = await readOne(address, needs);
  const unread = (fault: string) => ({
    addresses: [],
    elsewhere: 0,
    faults: [`${address.slice(0, 200)}: ${fault}`],
  });
  if (!read.ok) return unread(read.detail);
  if (read.names === "sitemaps") return unread("It names further sitemaps; these are not read.");
  const { addresses, elsewhere, incomplete } = read;
  return { addresses, elsewhere, faults: incomplete === undefined ? [] : [incomplete] };
}

async function readOne(
  address: string,
  { source, asker, robots, feedReader, signal }: Needs,
): Promise<
  ({ readonly ok: true } & ReadListing) | { readonly ok: false; readonly detail: string }
> {
  if (!robots.allows(new URL(address))) return { ok: false, detail: "robots.txt disallows it." };
  const fetched = await asker.ask(address);
  if (fetched.kind === "failed") return { ok: false, detail: fetched.detail };
  if (fetched.kind === "not-modified")
    return { ok: false, detail: "It says that it is as before." };
  return feedReader.readListing(source, fetched.body, signal);
}
