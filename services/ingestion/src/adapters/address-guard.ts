import ipaddr from "ipaddr.js";

/** Of Azure: it tells machines their secrets like 169.254.169.254, and stands among public addresses. */
const WIRE_SERVER = "168.63.129.16";

/**
 * Whether an IP address belongs to the public internet. IPv6 forms that carry an IPv4 address inside (mapped, NAT64, 6to4,
 * Teredo) are refused as a whole: nobody serves a feed from them, and what is inside may be private.
 */
export function isPublicAddress(address: string): boolean {
  // A zone ("%eth0") names one of our own interfaces.
  if (address.includes("%") || !ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  if (address === WIRE_SERVER) return false;
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
  return refusePort(url.port);
}

/** Below 1024 stand mail, terminals and other services that a request could be smuggled into. */
function refusePort(port: string): string | undefined {
  const isFine = port === "" || port === "80" || port === "443" || Number(port) >= 1_024;
  return isFine ? undefined : `must not name port ${port}`;
}

/** What of the operator's exceptions holds for a journey that begins at `start`: the host that it names, and no other. */
export function allowedFrom(start: string, allowed: AllowedHosts): AllowedHosts {
  const host = URL.parse(start)?.hostname.toLowerCase().replace(/\.$/, "");
  return new Set([...allowed].filter((entry) => entry === host || entry.startsWith(`${host}:`)));
}
