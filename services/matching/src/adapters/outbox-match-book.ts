import { matchFound } from "@raakvlak/contracts";
import type { FactOutbox } from "@raakvlak/messaging";
import type { MatchBook } from "../use-cases/match-book.ts";

/** Matches leave through the outbox: stored with the service's own data, published by any relay (protocol B). */
export function createOutboxMatchBook(outbox: FactOutbox): MatchBook {
  return { store: (matches, cause) => outbox.store(matchFound, matches, cause) };
}
