import { z } from "zod";
import {
  candidateIdSchema,
  epochSchema,
  instantSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";

export const localeSchema = z.enum(["nl", "en"]);
export type Locale = z.infer<typeof localeSchema>;

/** Mailing lists that a candidate can grant and refuse one by one. */
export const mailLists = ["alerts"] as const;
export const mailListSchema = z.enum(mailLists);
export type MailList = z.infer<typeof mailListSchema>;

const hourSchema = z.int().min(0).max(23);

export const cadenceSchema = z.object({
  kind: z.enum(["instant", "daily", "weekly", "off"]),
  /** Local hour of a digest. */
  hour: hourSchema,
  /** ISO weekdays (1 Monday … 7 Sunday) of a weekly digest, and the days on which a daily one may go. */
  weekdays: z.array(z.int().min(1).max(7)).max(7),
  quietHours: z.object({ from: hourSchema, to: hourSchema }).optional(),
  /** The most vacancies a local day. */
  dailyMaximum: z.int().min(1).max(200).optional(),
  pausedUntil: instantSchema.optional(),
  sendFrom: instantSchema.optional(),
});

/**
 * A grant stands while its carried refusal count equals notification's own and its epoch is above `refusedThrough`;
 * times are for display only (invariant 5). An ended grant keeps its epoch.
 */
export const grantSchema = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("granted"),
    epoch: epochSchema,
    carriedRefusals: z.int().min(0),
    grantedAt: instantSchema,
    wordingVersion: z.string().min(1).max(40),
    /** The form or page on which it was given. */
    how: z.string().min(1).max(80),
  }),
  z.object({ state: z.literal("ended"), epoch: epochSchema }),
]);

/** Whom notification may mail, how and when: the only personal data in Kafka. */
export const subscriptionSchema = z.object({
  candidateId: candidateIdSchema,
  version: versionSchema,
  address: z.email().max(254),
  firstName: z.string().max(80).optional(),
  locale: localeSchema,
  /** IANA time zone. */
  timeZone: z.string().min(1).max(60),
  cadence: cadenceSchema,
  grants: z.object({ alerts: grantSchema.optional() }),
  /** Applied to or dismissed: left out even when the match was found before. */
  hiddenVacancies: z.array(vacancyIdSchema).max(500).optional(),
});

export type Subscription = z.infer<typeof subscriptionSchema>;
export type Grant = z.infer<typeof grantSchema>;
export type Cadence = z.infer<typeof cadenceSchema>;
