import type express from "express";
import type { AttemptLimit } from "../domain/attempt-limit.ts";
import type { CallerFinder } from "@raakvlak/runtime";
import type { RankCandidates } from "../../app/site-context.ts";
import type { CandidateLists } from "./http-matching.ts";
import { createLiveList } from "./live-list.ts";
import { createRecruiterDoor } from "./recruiter-door.ts";

interface Needs {
  readonly lists: CandidateLists;
  readonly findCaller: CallerFinder;
  readonly attempts: AttemptLimit;
  /** Aborts when the service stops. */
  readonly stopping: AbortSignal;
}

export interface RecruiterPages {
  /** To be called before anything else answers: compression would hold events back. */
  configure(app: express.Express): void;
  /** Whether a request came through the door. */
  isBehindDoor(request: express.Request): boolean;
  /**
   * The list for this request. The door sees the address as it was sent and the router as it decodes it, so the door's answer
   * counts, not the address: for whoever did not come through it there is no list.
   */
  rankFor(request: express.Request): RankCandidates;
}

const doors = ["/werkgevers", "/en/employers"];
const liveLists = [
  "/werkgevers/vacatures/:vacancyId/kandidaten/live",
  "/en/employers/vacancies/:vacancyId/candidates/live",
];

/** Everything behind the recruiters' door. */
export function createRecruiterPages({
  lists,
  findCaller,
  attempts,
  stopping,
}: Needs): RecruiterPages {
  const letIn = new WeakSet<object>();
  return {
    configure(app) {
      app.use(doors, createRecruiterDoor({ findCaller, attempts }), (request, _response, next) => {
        letIn.add(request);
        next();
      });
      const { watchCandidates } = lists;
      app.get(liveLists, createLiveList({ watchCandidates, stopping }));
    },
    isBehindDoor: (request) => letIn.has(request),
    rankFor: (request) => async (vacancyId) =>
      letIn.has(request) ? lists.rankCandidates(vacancyId) : { state: "unknown" },
  };
}
