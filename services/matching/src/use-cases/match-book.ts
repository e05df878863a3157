import type { Match } from "@raakvlak/contracts";

/** The way of matches to the topic: once stored they are published, also after a crash (protocol B). */
export interface MatchBook {
  store(
    matches: readonly Match[],
    cause: { readonly job: string; readonly version: number; readonly causedAt?: Date },
  ): Promise<void>;
}
