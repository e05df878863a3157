import { jobDone, putBack, type DueJob, type JobResult } from "@raakvlak/runtime";
import type { AdvanceErasure } from "../use-cases/advance-erasure.ts";
import type { ApplyConsents, ConsentDocument } from "../use-cases/apply-consents.ts";
import type { CompleteGrant } from "../use-cases/complete-grant.ts";
import type { NotificationDoor } from "../use-cases/refuse-alerts.ts";

interface Needs {
  applyConsents: ApplyConsents;
  completeGrant: CompleteGrant;
  advanceErasure: AdvanceErasure;
  holders: NotificationDoor;
  findConsents: (candidateId: string) => Promise<ConsentDocument | undefined>;
  /** Leaves nothing of somebody who is or was meanwhile erased. */
  write: (candidateId: string, work: () => Promise<unknown>) => Promise<unknown>;
  now: () => Date;
}

type OfCandidate = DueJob<{ candidateId: string }>;

/** A request that wrote its job and died before its saga was written was never answered: it is asked again, or not. */
const unwrittenSagaMs = 60_000;
const lookForSagaMs = 5_000;

/** One processor a kind of job: each finishes what a crash or an unreachable neighbour left; a throw tries again later. */
export function createProcessors(needs: Needs) {
  return {
    "apply-consents": async ({ payload: { candidateId } }: OfCandidate): Promise<JobResult> => {
      await needs.write(candidateId, () => needs.applyConsents(candidateId));
      return jobDone();
    },
    "complete-grant": async ({ payload: { candidateId } }: OfCandidate): Promise<JobResult> => {
      await needs.write(candidateId, () => needs.completeGrant(candidateId));
      return jobDone();
    },
    "refuse-alerts": async ({
      payload: { candidateId, how },
    }: DueJob<{ candidateId: string; how: "site" }>): Promise<JobResult> => {
      const alerts = (await needs.findConsents(candidateId))?.records.alerts;
      // A newer yes was confirmed since: refusing now would end what this "no" never meant.
      const overtaken = alerts?.state === "granted" || alerts?.state === "awaiting-notification";
      if (!overtaken) await needs.holders.refuse(candidateId, how);
      return jobDone();
    },
    "advance-erasure": async ({
      payload: { sagaId, round },
      createdAt,
    }: DueJob<{ sagaId: string; round: string }>): Promise<JobResult> => {
      const step = await needs.advanceErasure({ id: sagaId, round });
      if (step.result === "again") return putBack(step.inMs, step.why);
      const ageMs = needs.now().getTime() - createdAt.getTime();
      if (step.result === "unknown" && ageMs < unwrittenSagaMs)
        return putBack(lookForSagaMs, "saga-not-written-yet");
      return jobDone();
    },
  };
}
