import type { lookup } from "node:dns";
import { Agent, request, type Dispatcher } from "undici";
import type { Clock } from "@raakvlak/runtime";
import type { FetchedFeed, Validators } from "../use-cases/ports.ts";
import { allowedFrom, isAllowedByName, refuseUrl, type AllowedHosts } from "./address-guard.ts";
import { failed, readResponse } from "./feed-body.ts";
import { AddressRefused, createPublicLookup } from "./pinned-lookup.ts";

export interface FetchLimits {
  readonly bytesMaximum: number;
  readonly timeMs: number;
  readonly redirectsMaximum: number;
}

export interface UrlFetcher extends AsyncDisposable {
  fetch(url: string, known: KnownBody, signal: AbortSignal): Promise<FetchedFeed>;
  /** No redirect leaves the origin. */
  fetchOn(origin: string, url: string, ask: OnOrigin): Promise<FetchedFeed>;
}

type KnownBody = Omit<Validators, "normaliser"> | undefined;

interface OnOrigin {
  readonly known: KnownBody;
  readonly signal: AbortSignal;
}

interface Needs {
  readonly allowedHosts: AllowedHosts;
  readonly limits: FetchLimits;
  readonly clock: Clock;
  /** DNS; tests let it answer what they like. */
  readonly resolve?: typeof lookup;
}

const CONNECT_MS = 10_000;
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Fetches feeds from addresses: guarded at every hop, asked for only when changed, bounded in bytes and time. */
export function createUrlFetcher({ allowedHosts, limits, clock, resolve }: Needs): UrlFetcher {
  const timeouts = { headersTimeout: limits.timeMs, bodyTimeout: limits.timeMs };
  const guarded = new Agent({
    ...timeouts,
    connect: { lookup: createPublicLookup(resolve), timeout: CONNECT_MS },
  });
  const free = new Agent({ ...timeouts, connect: { timeout: CONNECT_MS } });
  const hop: Hop = (url, { known, allowed, signal }) =>
    request(url, {
      dispatcher: isAllowedByName(url, allowed) ? free : guarded,
      headers: { ...standardHeaders, ...conditions(known) },
      signal,
    });
  const fetch = async (url: string, { known, signal }: OnOrigin, origin?: string) => {
    const deadline = new AbortController();
    const done = new AbortController();
    void clock
      .sleep(limits.timeMs, AbortSignal.any([signal, done.signal]))
      .then(() => deadline.abort());
    try {
      const journey = { hop, allowedHosts, limits, origin, signal: deadline.signal };
      return await follow(journey, url, known);
    } catch (error) {
      signal.throwIfAborted();
      const late = `No complete answer within ${limits.timeMs / 1_000} s.`;
      return failed(deadline.signal.aborted ? late : wordsFor(error));
    } finally {
      done.abort();
    }
  };
  return {
    fetch: (url, known, signal) => fetch(url, { known, signal }),
    fetchOn: (origin, url, ask) => fetch(url, ask, origin),
    async [Symbol.asyncDispose]() {
      await Promise.all([guarded.destroy(), free.destroy()]);
    },
  };
}

interface HopNeeds {
  readonly known: KnownBody;
  readonly allowed: AllowedHosts;
  readonly signal: AbortSignal;
}

type Hop = (url: URL, needs: HopNeeds) => Promise<Dispatcher.ResponseData>;

interface Journey extends Pick<Needs, "allowedHosts" | "limits"> {
  readonly hop: Hop;
  /** Where the journey must stay; undefined: anywhere. */
  readonly origin: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Redirects are followed one by one, each address judged like the first. What the operator allows holds for the host that
 * the source names: no other host can send us there.
 */
async function follow(
  { hop, allowedHosts, limits, origin, signal }: Journey,
  start: string,
  known: KnownBody,
): Promise<FetchedFeed> {
  const allowed = allowedFrom(start, allowedHosts);
  let at = start;
  for (let hops = 0; hops <= limits.redirectsMaximum; hops += 1) {
    const refused = refuseUrl(at, allowed) ?? refuseOrigin(at, origin);
    if (refused !== undefined)
      return failed(`${hops === 0 ? "The" : `Redirect ${hops}: the`} address ${refused}.`);
    const response = await hop(new URL(at), { known, allowed, signal });
    const { location } = response.headers;
    if (!REDIRECTS.has(response.statusCode) || typeof location !== "string")
      return readResponse(response, { address: at, known, bytesMaximum: limits.bytesMaximum });
    await response.body.dump();
    at = URL.parse(location, at)?.href ?? location;
  }
  return failed(`The source redirects more than ${limits.redirectsMaximum} times.`);
}

function refuseOrigin(at: string, origin: string | undefined): string | undefined {
  if (origin === undefined || URL.parse(at)?.origin === origin) return undefined;
  return `must stay on ${origin.slice(0, 200)}`;
}

const standardHeaders = {
  accept: "application/json, application/xml, text/xml, text/html;q=0.9, */*;q=0.1",
  "accept-encoding": "gzip, identity",
  "user-agent": "Raakvlak/0.1 (vacancy feeds)",
};

function conditions(known: KnownBody): Record<string, string> {
  return {
    ...(known?.etag === undefined ? {} : { "if-none-match": known.etag }),
    ...(known?.lastModified === undefined ? {} : { "if-modified-since": known.lastModified }),
  };
}

/** Causes from inside the network stack, in words that name no address of ours. */
function wordsFor(error: unknown): string {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if (at instanceof AddressRefused)
      return "The source's host resolves to an address that is not public.";
    const code = (at as { code?: unknown }).code;
    if (typeof code === "string") return `The source can not be read (${code}).`;
  }
  return "The source can not be read.";
}
