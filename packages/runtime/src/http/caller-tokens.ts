import { createHash, timingSafeEqual } from "node:crypto";
import type { Caller } from "@raakvlak/contracts";

/** Finds out who is calling from an `Authorization` header. */
export type CallerFinder = (authorization: string | undefined) => Caller | "missing" | "unknown";

/**
 * Compares the token with every known one, without an early end and as digests of equal length, so that the time taken
 * tells nothing about a token. Throws when two callers have the same token: each would pass for the other.
 */
export function createCallerFinder(
  tokens: Readonly<Partial<Record<Caller, string>>>,
): CallerFinder {
  const known = Object.entries(tokens).map(([caller, token]) => ({
    caller: caller as Caller,
    digest: digestOf(token),
  }));
  if (new Set(known.map(({ digest }) => digest.toString("hex"))).size < known.length)
    throw new Error("two callers have the same token");
  return (authorization) => {
    const token = /^Bearer ([^\s]{1,600})$/i.exec(authorization ?? "")?.[1];
    if (token === undefined) return "missing";
    const digest = digestOf(token);
    let found: Caller | "unknown" = "unknown";
    for (const candidate of known)
      if (timingSafeEqual(candidate.digest, digest)) found = candidate.caller;
    return found;
  };
}

function digestOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
