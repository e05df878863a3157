import { z } from "zod";
import { candidateIdSchema } from "@raakvlak/contracts";
import { defineJobs } from "@raakvlak/runtime";

const ofCandidate = z.object({ candidateId: candidateIdSchema });

/** What this service still owes somebody: written before the first step, gone after the last. */
export const jobs = defineJobs({
  "apply-consents": { payload: ofCandidate },
  "complete-grant": { payload: ofCandidate },
  "refuse-alerts": { payload: ofCandidate.extend({ how: z.literal("site") }) },
  /** One round of an erasure, by its saga's HMAC: it outlives the candidate's own jobs. */
  "advance-erasure": {
    payload: z.object({ sagaId: z.string().min(1).max(80), round: z.string().min(1).max(80) }),
  },
});
