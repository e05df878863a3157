import {
  candidateIdSchema,
  epochSchema,
  instantSchema,
  matchSchema,
  versionSchema,
} from "@raakvlak/contracts";
import { defineJobs } from "@raakvlak/runtime";
import { z } from "zod";

const ofCandidate = z.object({ candidateId: candidateIdSchema });

/** What notification has still to do: written before its cause counts as done, gone when it has come to its end. */
export const jobs = defineJobs({
  /** Takes one message as far as it can go: to its time, to the mail server, to its end. */
  "send-row": {
    payload: ofCandidate.extend({
      id: z.string().min(1).max(200),
      slot: z.object({
        kind: z.enum(["instant", "digest"]),
        epoch: epochSchema,
        key: z.string().min(1).max(120),
        dueAt: instantSchema,
      }),
    }),
  },
  /** A match that is ahead of what is held here, or whose pair is being told right now. */
  "place-match": { payload: matchSchema },
  /** Tells preference of a refusal, should the request that recorded it not have lived to do so. */
  "announce-refusal": { payload: ofCandidate.extend({ count: z.int().min(1) }) },
  /** Looks again at open and failed messages once that version of the subscription is held. */
  "reassess-recipient": { payload: ofCandidate.extend({ version: versionSchema }) },
});
