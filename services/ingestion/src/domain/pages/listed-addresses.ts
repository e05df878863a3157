import { pageUrl } from "../json-ld/posting-identity.ts";
import { comparablePath, fitsPattern, pathOf } from "./address-pattern.ts";

/** Which of the addresses that an index names are pages of its source. */
export interface IndexScope {
  /** The source's own address: its origin is the only one that is read. */
  readonly index: string;
  /** A pattern as in robots.txt. Without: of a sitemap everything, of an overview what lies below it. */
  readonly match?: string | undefined;
}

export interface ListedAddresses {
  /** Each once, in the order of the index. */
  readonly addresses: readonly string[];
  /** How many lead to another origin. */
  readonly elsewhere: number;
}

const ADDRESS_MAXIMUM = 1_000;
/** As many as one sitemap may name. */
export const LISTED_MAXIMUM = 50_000;

/** Gathers what an index lists, link by link. */
export function createListing(scope: IndexScope, kind: "sitemap" | "overview") {
  const index = new URL(scope.index);
  const isPage = fitterOf(scope, kind);
  const addresses = new Set<string>();
  let elsewhere = 0;
  let characters = 0;
  return {
    add(link: string, base: string): void {
      const address = pageUrl(link, base);
      if (address === undefined || address.length > ADDRESS_MAXIMUM) return;
      const url = new URL(address);
      if (url.origin !== index.origin) elsewhere += 1;
      else if (isPage(url) && !addresses.has(address)) {
        addresses.add(address);
        characters += address.length;
      }
    },
    get size() {
      return addresses.size;
    },
    get characters() {
      return characters;
    },
    listed: (): ListedAddresses => ({ addresses: [...addresses], elsewhere }),
  };
}

function fitterOf({ index, match }: IndexScope, kind: "sitemap" | "overview") {
  const own = pageUrl(index, index);
  const { pathname } = new URL(index);
  if (match !== undefined) {
    const pattern = comparablePath(match);
    return (url: URL) => url.href !== own && fitsPattern(pathOf(url), pattern);
  }
  if (kind === "sitemap") return () => true;
  const below = comparablePath(folderOf(pathname));
  return (url: URL) => url.pathname !== pathname && pathOf(url).startsWith(below);
}

/** "/jobs" and "/jobs/" hold what begins with "/jobs/"; "/jobs/index.html" too. */
function folderOf(pathname: string): string {
  const last = pathname.slice(pathname.lastIndexOf("/") + 1);
  if (last.includes(".")) return pathname.slice(0, -last.length);
  return last === "" ? pathname : `${pathname}/`;
}
