import { z } from "zod";
import { candidateIdSchema } from "@raakvlak/contracts";
import { defineJobs } from "@raakvlak/runtime";
import { holders } from "../use-cases/erase-subject.ts";

const ofCandidate = z.object({ candidateId: candidateIdSchema });

/** What this service still owes somebody: written before the first step, gone after the last. */
export const jobs = defineJobs({
  "apply-consents": { payload: ofCandidate },
  "complete-grant": { payload: ofCandidate },
  "refuse-alerts": { payload: ofCandidate.extend({ how: z.enum(["site", "erasure"]) }) },
  "erase-at-holder": { payload: ofCandidate.extend({ holder: z.enum(holders) }) },
});
