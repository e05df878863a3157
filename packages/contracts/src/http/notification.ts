import { z } from "zod";
import { definePage, defineRoute } from "../define-route.ts";
import { messageKindSchema } from "../facts/delivery.ts";
import { mailListSchema } from "../facts/subscription.ts";
import { candidateIdSchema, instantSchema, vacancyIdSchema } from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";
import { subjectRoutes } from "./subjects.ts";

export const rowStates = [
  "planned",
  "claimed",
  "handing",
  "sent",
  "failed",
  "suppressed",
  "uncertain",
  "empty",
] as const;
export const rowStateSchema = z.enum(rowStates);

export const refusalAnswerSchema = z.object({
  /** `pending` while a message that it found is being handed over. */
  state: z.enum(["done", "pending"]),
  list: mailListSchema,
  refusals: z.int().min(0),
  refusedThrough: z.int().min(0),
  /** When this refusal was first recorded. */
  since: instantSchema.optional(),
});
export type RefusalAnswer = z.infer<typeof refusalAnswerSchema>;

const candidateParams = z.object({ candidateId: candidateIdSchema });
const tokenParams = z.object({ token: z.string().min(20).max(600) });
const base = { service: "notification", query: nothingSchema, body: nothingSchema } as const;

export const notificationRoutes = {
  getRefusals: defineRoute({
    ...base,
    id: "notification.get-refusals",
    method: "GET",
    path: "/candidates/:candidateId/refusals",
    params: candidateParams,
    callers: ["preference", "operator"],
    response: z.object({ refusals: z.array(refusalAnswerSchema) }),
    status: 200,
    summary: "The count of refusals per list, which a new grant must carry.",
  }),
  refuse: defineRoute({
    ...base,
    id: "notification.refuse",
    method: "POST",
    path: "/candidates/:candidateId/refusals",
    params: candidateParams,
    callers: ["preference", "site", "operator"],
    body: z
      .object({ list: mailListSchema, how: z.enum(["page", "site", "erasure", "suspension"]) })
      .strict(),
    response: refusalAnswerSchema,
    status: 200,
    summary: "Refuses a list; answers done only when nothing is on its way.",
  }),
  readUnsubscribe: defineRoute({
    ...base,
    id: "notification.read-unsubscribe",
    method: "GET",
    path: "/unsubscribe-tokens/:token",
    params: tokenParams,
    callers: ["site"],
    problems: { "unknown-token": 404 },
    response: z.object({
      list: mailListSchema,
      locale: z.enum(["nl", "en"]),
      refused: refusalAnswerSchema.optional(),
    }),
    status: 200,
    summary: "What an unsubscribe link is about; changes nothing.",
  }),
  unsubscribe: defineRoute({
    ...base,
    id: "notification.unsubscribe",
    method: "POST",
    path: "/unsubscribe-tokens/:token",
    params: tokenParams,
    callers: ["site"],
    problems: { "unknown-token": 404 },
    response: refusalAnswerSchema,
    status: 200,
    summary: "Acts on an unsubscribe link.",
  }),
  listMessages: defineRoute({
    ...base,
    id: "notification.list-messages",
    method: "GET",
    path: "/candidates/:candidateId/messages",
    params: candidateParams,
    callers: ["site", "operator"],
    response: z.object({
      messages: z.array(
        z.object({
          messageId: z.string(),
          kind: messageKindSchema,
          state: rowStateSchema,
          slot: z.string(),
          vacancyIds: z.array(vacancyIdSchema),
          at: instantSchema,
          reason: z.string().optional(),
        }),
      ),
    }),
    status: 200,
    summary: "What was mailed and what was held back, newest first.",
  }),
  ...subjectRoutes("notification", { "message-under-way": 409 }),
};

const unsubscribePage = {
  service: "notification",
  path: "/unsubscribe/:token",
  params: z.object({ token: z.string() }),
} as const;

/** What mail programs and people reach without an account. */
export const notificationPages = {
  showUnsubscribe: definePage({
    ...unsubscribePage,
    id: "notification.show-unsubscribe",
    method: "GET",
    answers: {
      200: "One button, or since when nothing is sent any more.",
      404: "The link is not one of ours.",
    },
    summary: "Shows one button and changes nothing.",
  }),
  unsubscribe: definePage({
    ...unsubscribePage,
    id: "notification.one-click-unsubscribe",
    method: "POST",
    form: z.object({
      "List-Unsubscribe": z.literal("One-Click").optional(),
      from: z.literal("page").optional(),
    }),
    answers: {
      200: "The refusal is effective; the page says since when.",
      404: "The link is not one of ours.",
    },
    summary:
      "Unsubscribes without cookies, as RFC 8058 wants it; answers when the refusal is effective.",
  }),
};
