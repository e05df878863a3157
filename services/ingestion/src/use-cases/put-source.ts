import type { Source } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import type { SourceStore } from "./ports.ts";

export type PutSource = (source: Source) => Promise<Source | { readonly refused: string }>;

interface Needs {
  readonly sources: Pick<SourceStore, "put">;
  /** Why a location can not be read, or undefined; looks at its form, not at the network. */
  readonly refuseLocation: (location: Source["location"]) => string | undefined;
  readonly clock: Clock;
}

/** Adds or changes a source; the next run reads it anew. Vacancies stay: their ids come from the source's id. */
export function createPutSource({ sources, refuseLocation, clock }: Needs): PutSource {
  return async (source) => {
    const refused = refuseLocation(source.location);
    if (refused !== undefined) return { refused };
    return sources.put(source, clock.now());
  };
}
