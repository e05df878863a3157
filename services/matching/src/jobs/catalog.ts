import {
  candidateIdSchema,
  instantSchema,
  vacancyIdSchema,
  versionSchema,
} from "@raakvlak/contracts";
import { defineJobs } from "@raakvlak/runtime";
import { z } from "zod";

const offsetsSchema = z.array(z.int().min(0)).max(1_000);
const after = z.object({ vacancies: offsetsSchema, profiles: offsetsSchema });

/** What this service still owes. All that a job needs stands in its payload, so that Redis may lose everything (invariant 2). */
export const jobs = defineJobs({
  "match-vacancy": {
    payload: z.object({
      vacancyId: vacancyIdSchema,
      version: versionSchema,
      after,
      storedAt: instantSchema.optional(),
    }),
  },
  "match-profile": {
    payload: z.object({ candidateId: candidateIdSchema, version: versionSchema, after }),
  },
  "forget-candidate": { payload: z.object({ candidateId: candidateIdSchema }) },
  "review-snapshot": { payload: z.object({ snapshotId: z.string().min(1).max(80) }) },
});
