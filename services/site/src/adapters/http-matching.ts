import { matchingRoutes, matchingStreams } from "@raakvlak/contracts";
import { createServiceClient, openStream, ServiceUnreachable } from "@raakvlak/runtime";
import type { RankedList } from "../../app/site-context.ts";

/** The list on the page and the one that is watched are the same: so many, best first. */
const listedMaximum = 50;

/** What a watch of a list says: it has become the one of this snapshot, or there is none any more. */
export type ListNews = { readonly snapshotId: string } | "ended";

export interface CandidateLists {
  rankCandidates(vacancyId: string): Promise<RankedList>;
  /** Ends when the signal aborts or matching can not be reached. */
  watchCandidates(
    vacancyId: string,
    options: { readonly signal: AbortSignal; readonly lastEventId?: string },
  ): AsyncIterable<ListNews>;
}

/** Matching ranks, and keeps what it gave out; the site shows it. The browser never sees the token that is used here. */
export function createHttpMatching(options: { baseUrl: string; token: string }): CandidateLists {
  const matching = createServiceClient(matchingRoutes, options);
  return {
    async rankCandidates(vacancyId) {
      try {
        const answer = await matching.rankCandidates({
          params: { vacancyId },
          query: { limit: listedMaximum },
        });
        if (answer.ok) return { state: "ranked", list: answer.body };
        return { state: answer.problem.code === "vacancy-closed" ? "closed" : "unknown" };
      } catch (error) {
        if (error instanceof ServiceUnreachable) return { state: "unreachable" };
        throw error;
      }
    },
    async *watchCandidates(vacancyId, { signal, lastEventId }) {
      const request = {
        params: { vacancyId },
        query: { limit: listedMaximum },
        signal,
        ...(lastEventId !== undefined && { lastEventId }),
      };
      try {
        const opened = await openStream(matchingStreams.watchCandidates, request, options);
        if (opened.ok) for await (const { id } of opened.items) yield { snapshotId: id };
        else if (opened.problem.status !== 429) yield "ended";
      } catch (error) {
        if (!(error instanceof ServiceUnreachable)) throw error;
      }
    },
  };
}
