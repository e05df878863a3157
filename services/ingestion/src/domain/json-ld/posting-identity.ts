import { isNode } from "./find-postings.ts";

const ID_MAXIMUM = 200;

interface Where {
  /** The posting's own address. */
  readonly url: string | undefined;
  /** Of the page. */
  readonly address: string;
  /** Whether the page holds no other posting: then its address identifies this one. */
  readonly isOnly: boolean;
}

/**
 * What identifies a posting in its source, so that it stays the same vacancy: the employer's identifier, else the posting's
 * own address, else that of its page. An identifier that repeats the employer's name identifies nothing.
 */
export function externalIdOf(
  record: Readonly<Record<string, unknown>>,
  { url, address, isOnly }: Where,
): string | undefined {
  const identifier = [record["identifier"]].flat().map(identifierOf).find(Boolean);
  const employer = nameOf([record["hiringOrganization"]].flat()[0]);
  if (identifier !== undefined && identifier.toLowerCase() !== employer?.toLowerCase())
    return identifier;
  if (url !== undefined) return shortAddress(url);
  return isOnly ? shortAddress(address) : undefined;
}

/** "123", 123 or a PropertyValue. */
function identifierOf(identifier: unknown): string | undefined {
  const value = isNode(identifier) ? (identifier["value"] ?? identifier["@value"]) : identifier;
  if (typeof value !== "string" && typeof value !== "number") return undefined;
  const id = String(value).trim();
  return id !== "" && id.length <= ID_MAXIMUM ? id : undefined;
}

function nameOf(organisation: unknown): string | undefined {
  const name = isNode(organisation) ? organisation["name"] : organisation;
  return typeof name === "string" ? name.trim() : undefined;
}

/** The web address that a value names, seen from its page; undefined when it names none. */
export function pageUrl(value: unknown, address: string): string | undefined {
  if (typeof value !== "string" || value.trim() === "" || value.length > 2_000) return undefined;
  const url = URL.parse(value.trim(), URL.canParse(address) ? address : undefined);
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== "") return undefined;
  url.hash = "";
  // Collected first: deleting while walking would skip every second one.
  const tracking = [...url.searchParams.keys()].filter((name) =>
    /^(?:utm_\w+|gclid|fbclid)$/.test(name),
  );
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}

/** Host, path and query; of one that is too long its end, where what differs stands. */
function shortAddress(address: string): string {
  const url = pageUrl(address, address);
  return (url?.replace(/^https?:\/\//, "") ?? address).slice(-ID_MAXIMUM);
}
