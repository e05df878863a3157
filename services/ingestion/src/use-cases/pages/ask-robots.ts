import { everythingAllowed, parseRobots, type RobotsRules } from "../../domain/pages/robots.ts";
import type { PoliteAsker } from "./polite-asker.ts";

export type AskedRobots =
  | { readonly ok: true; readonly rules: RobotsRules; readonly note?: string }
  | { readonly ok: false; readonly detail: string };

/** A site that asks for more gets this: a list of pages would never come to its end. */
const PAUSE_MAXIMUM_MS = 30_000;

/**
 * Asks an origin for its robots.txt and slows down as it says. Where there is none everything may be read; where it can not
 * be had nothing may (RFC 9309).
 */
export async function askRobots(asker: PoliteAsker, origin: string): Promise<AskedRobots> {
  const fetched = await asker.ask(`${origin}/robots.txt`);
  if (fetched.kind === "failed" && isAbsent(fetched.status))
    return { ok: true, rules: everythingAllowed };
  if (fetched.kind !== "body") {
    const why = fetched.kind === "failed" ? fetched.detail : "It has not changed.";
    return { ok: false, detail: `robots.txt can not be read, so no page may be. ${why}` };
  }
  const rules = parseRobots(new TextDecoder().decode(fetched.body.bytes));
  fetched.body.release?.();
  const { crawlDelayMs = 0, isTooLong } = rules;
  if (isTooLong) return { ok: false, detail: "robots.txt has more rules than are read." };
  asker.slowDown(Math.min(crawlDelayMs, PAUSE_MAXIMUM_MS));
  if (crawlDelayMs <= PAUSE_MAXIMUM_MS) return { ok: true, rules };
  const note = `The source asks for ${crawlDelayMs / 1_000} s between requests; it gets ${PAUSE_MAXIMUM_MS / 1_000} s.`;
  return { ok: true, rules, note };
}

/** "Too many requests" is no statement about the file. */
function isAbsent(status: number | undefined): boolean {
  return status !== undefined && status >= 400 && status < 500 && status !== 429;
}
