import ipaddr from "ipaddr.js";

/**
 * Whether an IP address belongs to the public internet. IPv6 forms that carry an IPv4 address inside (mapped, NAT64, 6to4,
 * Teredo) are refused as a whole: nobody serves a feed from them, and what is inside may be private.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  // Global unicast is 2000::/3 (RFC 4291); whatever has no name of its own outside of it is not public.
  return parsed.kind() === "ipv4" || parsed.match(ipaddr.parseCIDR("2000::/3"));
}

/** Hosts that the operator allows by name, each "host" or "host:port", lower case. */
export type AllowedHosts = ReadonlySet<string>;

export function isAllowedByName(url: URL, allowed: AllowedHosts): boolean {
  const port = url.port || (url.protocol === "https:" ? "443" : "80");
  const host = url.hostname.toLowerCase().replace(/\.$/, "");
  return allowed.has(host) || allowed.has(`${host}:${port}`);
}

/**
 * Why a feed must not be fetched from this address, judged by its form; undefined when the form is fine and DNS decides. An
 * address written as a number is refused in every notation: the URL parser has turned "0x7f.1" and "2130706433" into digits.
 */
export function refuseUrl(text: string, allowed: AllowedHosts): string | undefined {
  const url = URL.parse(text);
  if (!url) return "is no address";
  if (url.protocol !== "http:" && url.protocol !== "https:")
    return "must be an http or https address";
  if (url.username !== "" || url.password !== "") return "must not carry a name or password";
  if (isAllowedByName(url, allowed)) return undefined;
  const host = url.hostname.replaceAll(/^\[|\]$/g, "");
  if (ipaddr.isValid(host)) return "must name a host, not an IP address";
  if (!host.includes(".") || /(?:^|\.)(?:localhost|local|internal|home|lan|arpa)\.?$/i.test(host))
    return "names a host that is not public";
  return undefined;
}
