import type { Source } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { FeedReader, ReadLimits } from "../../use-cases/ports.ts";
import type { ReaderLimits } from "./read-in-process.ts";
import { createReaderTurns } from "./reader-turns.ts";

interface Needs {
  readonly limits: ReadLimits;
  /** Of an index of pages, unpacked. */
  readonly indexBytesMaximum: number;
  readonly processLimits: ReaderLimits;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** One page of a list: more is no page of a vacancy. */
const PAGE_LIMITS = { itemsMaximum: 200, charactersMaximum: 2_000_000 };

/** Reads bodies in a process of its own, one after the other. */
export function createFeedReader(needs: Needs): FeedReader & AsyncDisposable {
  const { limits, indexBytesMaximum } = needs;
  const turns = createReaderTurns(needs);
  return {
    async readItems(source, body, signal) {
      const job = { source: readerSource(source), body, limits: limitsFor(source, limits) };
      const { ending, items } = await turns.take(source.sourceId, job, signal);
      return ending.ok ? { ...ending, items } : ending;
    },
    async readListing(source, body, signal) {
      const indexLimits = { ...limits, bytesMaximum: indexBytesMaximum };
      const job = { scope: scopeOf(source), body, limits: indexLimits };
      const { ending, addresses } = await turns.take(source.sourceId, job, signal);
      if (!ending.ok) return ending;
      const { index, ...rest } = ending;
      return { names: "pages", elsewhere: 0, ...index, ...rest, addresses };
    },
    [Symbol.asyncDispose]: () => turns[Symbol.asyncDispose](),
  };
}

/** Of a source what the reader's process is told. */
function readerSource({ sourceId, organisationId, name, format }: Source) {
  return { sourceId, organisationId, name, format };
}

function scopeOf({ location, pages }: Source) {
  const index = location.kind === "url" ? location.url : "";
  return { index, ...pages };
}

function limitsFor({ pages }: Source, limits: ReadLimits): ReadLimits {
  if (!pages) return limits;
  return {
    ...limits,
    itemsMaximum: Math.min(limits.itemsMaximum, PAGE_LIMITS.itemsMaximum),
    charactersMaximum: Math.min(limits.charactersMaximum, PAGE_LIMITS.charactersMaximum),
  };
}
