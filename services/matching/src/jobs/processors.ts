import { jobDone, metrics, putBack, type DueJob, type JobResult } from "@raakvlak/runtime";
import type {
  ForgetCandidateJob,
  MatchProfileJob,
  MatchVacancyJob,
  ReviewSnapshotJob,
} from "../use-cases/job-payloads.ts";
import type { IndexPositions } from "../use-cases/index-positions.ts";
import type { IndexRoom } from "../use-cases/index-room.ts";
import type { MatchProfile } from "../use-cases/match-profile.ts";
import type { MatchResult, MatchVacancy } from "../use-cases/match-vacancy.ts";
import type { ReviewSnapshot } from "../use-cases/review-snapshot.ts";

interface Needs {
  readonly matchVacancy: MatchVacancy;
  readonly matchProfile: MatchProfile;
  readonly forgetCandidate: (candidateId: string) => Promise<unknown>;
  readonly reviewSnapshot: ReviewSnapshot;
  readonly index: Pick<IndexPositions, "behindMs">;
  readonly room: Pick<IndexRoom, "isComplete">;
}

/** The index is usually a few milliseconds behind the dispatcher; one that is far behind is not asked that often. */
const soonMs = 15;
const laterMs = 250;
const farBehindMs = 1_000;
/** A review can wait until the index has caught up. */
const reviewAgainMs = 10_000;
/** An index without room for everybody answers no job: another worker may have more, and may take it meanwhile. */
const outOfRoomMs = 5_000;

const results = metrics.counter("raakvlak_match_jobs_total");
const found = metrics.counter("raakvlak_matches_found_total");

/** One processor a kind of job. A throw counts as a failure and is tried again later. */
export function createProcessors(needs: Needs) {
  const { matchVacancy, matchProfile, forgetCandidate, reviewSnapshot, index, room } = needs;

  function concluded(kind: string, result: MatchResult): JobResult {
    results.add(1, { kind, result: result.result === "dropped" ? result.reason : result.result });
    if (result.result === "stored") found.add(result.matches, { kind });
    if (result.result !== "index-behind") return jobDone();
    return putBack(index.behindMs() > farBehindMs ? laterMs : soonMs, "index-behind");
  }

  /** Runs what only a complete index can answer. */
  async function whenComplete(kind: string, run: () => Promise<JobResult>): Promise<JobResult> {
    if (room.isComplete()) return run();
    results.add(1, { kind, result: "index-out-of-room" });
    return putBack(outOfRoomMs, "index-out-of-room");
  }

  return {
    "match-vacancy": ({ id, payload, createdAt: madeAt }: DueJob<MatchVacancyJob>) =>
      whenComplete("match-vacancy", async () =>
        concluded("match-vacancy", await matchVacancy({ id, payload, madeAt })),
      ),
    "match-profile": ({ id, payload, createdAt: madeAt }: DueJob<MatchProfileJob>) =>
      whenComplete("match-profile", async () =>
        concluded("match-profile", await matchProfile({ id, payload, madeAt })),
      ),
    "forget-candidate": async ({ payload }: DueJob<ForgetCandidateJob>) => {
      await forgetCandidate(payload.candidateId);
      return jobDone();
    },
    "review-snapshot": ({ payload }: DueJob<ReviewSnapshotJob>) =>
      whenComplete("review-snapshot", async () => {
        const result = await reviewSnapshot(payload.snapshotId);
        return result === "reviewed" ? jobDone() : putBack(reviewAgainMs, result);
      }),
  };
}
