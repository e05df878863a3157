import { beginEventStream } from "@raakvlak/runtime";
import type express from "express";
import type { CandidateLists } from "./http-matching.ts";

interface Needs {
  readonly watchCandidates: CandidateLists["watchCandidates"];
  /** Aborts when the service stops. */
  readonly stopping: AbortSignal;
}

/**
 * Tells a recruiter's page that its list has become another one. Always begins as a stream: a browser gives one up for good
 * that is refused, and comes again to one that ends.
 */
export function createLiveList({ watchCandidates, stopping }: Needs): express.RequestHandler {
  return async (request, response) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const stream = beginEventStream(response);
    const lastEventId = request.get("last-event-id");
    const news = watchCandidates(String(request.params["vacancyId"]), {
      signal: AbortSignal.any([gone.signal, stopping]),
      ...(lastEventId !== undefined && { lastEventId }),
    });
    for await (const item of news)
      await stream.send(
        item === "ended"
          ? { event: "ended", data: "" }
          : { id: item.snapshotId, event: "list", data: item.snapshotId },
      );
    response.end();
  };
}
