import type { Source } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import type { SourceStore } from "./ports.ts";

export type PutSource = (source: Source) => Promise<Source | RefusedSource>;

export interface RefusedSource {
  readonly refused: "location" | "pages";
  readonly message: string;
}

interface Needs {
  readonly sources: Pick<SourceStore, "put">;
  /** Why a location can not be read, or undefined; looks at its form, not at the network. */
  readonly refuseLocation: (location: Source["location"]) => string | undefined;
  readonly clock: Clock;
}

/** Adds or changes a source; the next run reads it anew. Vacancies stay: their ids come from the source's id. */
export function createPutSource({ sources, refuseLocation, clock }: Needs): PutSource {
  return async (source) => {
    const location = refuseLocation(source.location);
    if (location !== undefined) return { refused: "location", message: location };
    const pages = refusePages(source);
    if (pages !== undefined) return { refused: "pages", message: pages };
    return sources.put(source, clock.now());
  };
}

function refusePages({ pages, format, location }: Source): string | undefined {
  if (!pages) return undefined;
  if (format !== "json-ld") return "only a source of format json-ld may be a list of pages";
  return location.kind === "url" ? undefined : "must have an address: a file lists no pages";
}
