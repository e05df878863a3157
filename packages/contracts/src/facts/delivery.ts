import { z } from "zod";
import { candidateIdSchema, instantSchema, vacancyIdSchema } from "../vocabulary/identifiers.ts";
import { mailListSchema } from "./subscription.ts";

export const messageKinds = ["instant", "digest", "welcome", "transactional"] as const;
export const messageKindSchema = z.enum(messageKinds);

const about = { candidateId: candidateIdSchema, at: instantSchema };
const ofMessage = {
  ...about,
  messageId: z.string().min(1).max(200),
  kind: messageKindSchema,
  slot: z.string().max(120),
  vacancyIds: z.array(vacancyIdSchema).max(200),
};

/** What became of a message, or of a list. */
export const deliverySchema = z.discriminatedUnion("outcome", [
  z.object({ outcome: z.literal("sent"), ...ofMessage }),
  z.object({ outcome: z.literal("failed"), ...ofMessage, reason: z.string().max(300) }),
  z.object({ outcome: z.literal("suppressed"), ...ofMessage, reason: z.string().max(300) }),
  z.object({ outcome: z.literal("bounced"), ...ofMessage, permanent: z.boolean() }),
  z.object({ outcome: z.literal("complained"), ...ofMessage }),
  z.object({
    outcome: z.literal("unsubscribed"),
    ...about,
    list: mailListSchema,
    /** Notification's count of refusals after this one, and the highest epoch that it refuses. */
    refusals: z.int().min(1),
    refusedThrough: z.int().min(0),
    how: z.enum(["one-click", "page", "site", "erasure", "suspension"]),
  }),
]);

export type Delivery = z.infer<typeof deliverySchema>;
