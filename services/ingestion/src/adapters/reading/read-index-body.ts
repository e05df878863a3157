import { gunzipSync } from "node:zlib";
import type { XmlShape } from "../../domain/format.ts";
import {
  createListing,
  LISTED_MAXIMUM,
  type IndexScope,
} from "../../domain/pages/listed-addresses.ts";
import type { FeedBody, ReadLimits, ReadListing } from "../../use-cases/ports.ts";
import { decodeText } from "./decode-text.ts";
import { parseXml } from "./parse-xml.ts";
import { scanHtml } from "./scan-html.ts";

export type ReadIndex =
  | ({ readonly ok: true } & ReadListing)
  | { readonly ok: false; readonly detail: string };

export interface IndexLimits extends Pick<ReadLimits, "depthMaximum" | "charactersMaximum"> {
  /** Unpacked. */
  readonly bytesMaximum: number;
}

class Refused extends Error {}

/** A sitemap, an index of sitemaps, either packed by gzip, or an overview page, as the addresses that it names. Never throws for what a source wrote. */
export function readIndexBody(body: FeedBody, scope: IndexScope, limits: IndexLimits): ReadIndex {
  const bytes = unpacked(body.bytes, limits.bytesMaximum);
  if (!bytes)
    return {
      ok: false,
      detail: `The index can not be unpacked, or is larger than ${limits.bytesMaximum} bytes then.`,
    };
  const decoded = decodeText(bytes, body.charset);
  if (!decoded.ok) return decoded;
  const root = /^<((?:[\w-]{1,20}:)?)(urlset|sitemapindex)\b/.exec(afterProlog(decoded.text));
  try {
    return root
      ? readSitemap(decoded.text, { prefix: root[1] ?? "", root: root[2] ?? "" }, { scope, limits })
      : readOverview(decoded.text, body.address, { scope, limits });
  } catch (error) {
    if (error instanceof Refused) return { ok: false, detail: error.message };
    throw error;
  }
}

/** Sitemaps are often files that end in ".gz", sent as they are. */
function unpacked(bytes: Uint8Array, bytesMaximum: number): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: bytesMaximum });
  } catch {
    return undefined;
  }
}

/** What follows the declarations, comments and document type at the head of an XML document. */
function afterProlog(text: string): string {
  let at = 0;
  for (;;) {
    while (/\s/.test(text.charAt(at))) at += 1;
    const close = text.startsWith("<?", at) ? "?>" : "-->";
    if (close === "-->" && !text.startsWith("<!--", at)) break;
    const end = text.indexOf(close, at + 2);
    if (end === -1) break;
    at = end + close.length;
  }
  // A document type that names a sitemap leads to the XML parser, which refuses it.
  const type = /^<!DOCTYPE\s+((?:[\w-]{1,20}:)?(?:urlset|sitemapindex))\b/i.exec(
    text.slice(at, at + 100),
  );
  return type ? `<${type[1]}` : text.slice(at, at + 100);
}

interface Bounds {
  readonly scope: IndexScope;
  readonly limits: IndexLimits;
}

function readSitemap(
  text: string,
  { prefix, root }: { readonly prefix: string; readonly root: string },
  { scope, limits }: Bounds,
): ReadIndex {
  const isIndex = root === "sitemapindex";
  const listing = createListing(isIndex ? { index: scope.index } : scope, "sitemap");
  const leaves = ["loc", "lastmod", "changefreq", "priority"].map((name) => prefix + name);
  const shape: XmlShape = {
    root: prefix + root,
    item: prefix + (isIndex ? "sitemap" : "url"),
    leaves: new Set(leaves),
    branches: new Set(),
  };
  let unreadable = 0;
  const parsed = parseXml(text, shape, {
    bounds: { depthMaximum: limits.depthMaximum, itemsMaximum: LISTED_MAXIMUM },
    onItem({ children, isCut }) {
      const loc = children.find(({ name }) => name === `${prefix}loc`);
      const address = loc?.text.trim() ?? "";
      if (isCut || !loc || loc.fault !== undefined || !URL.canParse(address)) unreadable += 1;
      else listing.add(address, address);
      checkSize(listing, limits);
    },
  });
  if (!parsed.ok) return { ok: false, detail: `The sitemap can not be read. ${parsed.detail}` };
  const incomplete = incompleteness(parsed.isCut, unreadable);
  return {
    ok: true,
    names: isIndex ? "sitemaps" : "pages",
    ...listing.listed(),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function incompleteness(isCut: boolean, unreadable: number): string | undefined {
  if (isCut) return "The sitemap ends before its last element is closed.";
  return unreadable > 0
    ? `${unreadable} entries of the sitemap have no address that can be read.`
    : undefined;
}

function readOverview(html: string, address: string, { scope, limits }: Bounds): ReadIndex {
  const listing = createListing(scope, "overview");
  let base: string | undefined;
  scanHtml(html, {
    onTag({ name, attributes: { href } }) {
      if (href === undefined) return;
      if (name === "base") base ??= URL.parse(href, address)?.href;
      else if (name === "a") listing.add(href, base ?? address);
      checkSize(listing, limits);
    },
    onText: () => {},
    onEndTag: () => {},
  });
  return { ok: true, names: "pages", ...listing.listed() };
}

/** Thrown inside a tokenizer's callbacks: nothing else stops it. */
function checkSize(
  { size, characters }: ReturnType<typeof createListing>,
  { charactersMaximum }: IndexLimits,
): void {
  if (size > LISTED_MAXIMUM)
    throw new Refused(`The index names more than ${LISTED_MAXIMUM} pages.`);
  if (characters > charactersMaximum)
    throw new Refused(`The index's addresses have more than ${charactersMaximum} characters.`);
}
