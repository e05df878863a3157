import { jobDone, type DueJob, type JobResult } from "@raakvlak/runtime";
import type { ApplyConsents, ConsentDocument } from "../use-cases/apply-consents.ts";
import type { CompleteGrant } from "../use-cases/complete-grant.ts";
import type { Holder } from "../use-cases/erase-subject.ts";
import type { NotificationDoor } from "../use-cases/refuse-alerts.ts";

interface Needs {
  applyConsents: ApplyConsents;
  completeGrant: CompleteGrant;
  holders: NotificationDoor & { erase(candidateId: string, holder: Holder): Promise<void> };
  findConsents: (candidateId: string) => Promise<ConsentDocument | undefined>;
}

type OfCandidate = DueJob<{ candidateId: string }>;

/** One processor a kind of job: each finishes what a crash or an unreachable neighbour left; a throw tries again later. */
export function createProcessors({ applyConsents, completeGrant, holders, findConsents }: Needs) {
  return {
    "apply-consents": async ({ payload }: OfCandidate): Promise<JobResult> => {
      await applyConsents(payload.candidateId);
      return jobDone();
    },
    "complete-grant": async ({ payload }: OfCandidate): Promise<JobResult> => {
      await completeGrant(payload.candidateId);
      return jobDone();
    },
    "refuse-alerts": async ({
      payload: { candidateId, how },
    }: DueJob<{ candidateId: string; how: "site" | "erasure" }>): Promise<JobResult> => {
      const alerts = (await findConsents(candidateId))?.records.alerts;
      // A newer yes was confirmed since: refusing now would end what this "no" never meant.
      const overtaken = alerts?.state === "granted" || alerts?.state === "awaiting-notification";
      if (how === "erasure" || !overtaken) await holders.refuse(candidateId, how);
      return jobDone();
    },
    "erase-at-holder": async ({
      payload,
    }: DueJob<{ candidateId: string; holder: Holder }>): Promise<JobResult> => {
      await holders.erase(payload.candidateId, payload.holder);
      return jobDone();
    },
  };
}
