import { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { profileSchema } from "../facts/profile.ts";
import { cadenceSchema, localeSchema, mailListSchema } from "../facts/subscription.ts";
import {
  candidateIdSchema,
  epochSchema,
  instantSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";
import { erasureReceiptSchema, subjectExportSchema, subjectRoutes } from "./subjects.ts";

/** What a candidate says they want: the profile without what others decide or learn. */
export const wishesSchema = profileSchema
  .pick({
    availableFrom: true,
    places: true,
    workModes: true,
    officeDaysMaximum: true,
    contractKinds: true,
    hours: true,
    pay: true,
    occupations: true,
    skills: true,
    sectors: true,
    roleFamily: true,
    competencies: true,
    seniority: true,
    yearsOfExperience: true,
    languages: true,
    excludedEmployers: true,
    excludedSectors: true,
    alertThreshold: true,
  })
  .strict();
export type Wishes = z.infer<typeof wishesSchema>;

/** Notification would park a subscription in a time zone that nobody knows, long after the candidate was told "saved". */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}

export const contactSchema = z
  .object({
    address: z.email().max(254),
    firstName: z.string().trim().max(80).optional(),
    locale: localeSchema.default("nl"),
    timeZone: z
      .string()
      .min(1)
      .max(60)
      .refine(isTimeZone, "must be an IANA time zone")
      .default("Europe/Amsterdam"),
    cadence: cadenceSchema,
  })
  .strict();
export type Contact = z.infer<typeof contactSchema>;

export const purposeSchema = z.enum(["tailoring", "alerts", "recruiters"]);
export type Purpose = z.infer<typeof purposeSchema>;

export const consentStateSchema = z.enum([
  "awaiting-confirmation",
  "awaiting-notification",
  "granted",
  "ended",
]);

export const consentSchema = z.object({
  purpose: purposeSchema,
  state: consentStateSchema,
  epoch: epochSchema,
  wordingVersion: z.string(),
  how: z.string(),
  history: z.array(
    z.object({
      state: consentStateSchema,
      at: instantSchema,
      wordingVersion: z.string(),
      how: z.string(),
    }),
  ),
});
export type Consent = z.infer<typeof consentSchema>;

const wording = { wordingVersion: z.string().min(1).max(40), how: z.string().min(1).max(80) };
const candidateParams = z.object({ candidateId: candidateIdSchema });
const base = {
  service: "preference",
  callers: ["site", "operator"],
  query: nothingSchema,
  body: nothingSchema,
  params: candidateParams,
} as const;
const erased = { "candidate-erased": 410 } as const;
const unknown = { "candidate-unknown": 404 } as const;
const etagSchema = z
  .string()
  .regex(/^"[1-9]\d{0,14}"$/)
  .describe("The version of the wishes, in quotes.");
const ifMatchSchema = z
  .string()
  .describe(
    "The version that the change starts from, as its ETag; `*` or absent: whatever stands.",
  );
const versioned = <Schema extends z.ZodType>(of: Schema) =>
  z.object({ version: versionSchema, value: of });

/** The services that may hold something of a candidate: each erases its part and answers with a receipt. */
export const holderSchema = z.enum(["preference", "notification", "matching", "ingestion", "site"]);
export type Holder = z.infer<typeof holderSchema>;

/** How far the erasure of a person has come. It names nobody: ids are HMACs. */
export const erasureProgressSchema = z.object({
  /** `pending`: a receipt is missing; `erased`: all are there; `finished`: a second look, later, found nothing any more. */
  state: z.enum(["pending", "erased", "finished"]),
  requestedAt: instantSchema,
  /** Whether notification has confirmed that no mail is on its way (invariant 5). */
  refusal: z.enum(["done", "pending"]),
  /** One for each service and each id of the person: today the one that was asked for, for nothing merges ids yet. */
  receipts: z.array(
    z.object({
      service: holderSchema,
      subject: z.string(),
      state: z.enum(["waiting", "erased"]),
      attempts: z.int().min(0),
      erasedAt: instantSchema.optional(),
      removed: z.record(z.string(), z.int().min(0)).optional(),
      /** Why the last attempt gave no receipt: a code. */
      problem: z.string().optional(),
    }),
  ),
  erasedAt: instantSchema.optional(),
  finishedAt: instantSchema.optional(),
  /** The rounds before this one, oldest first: who asks again after the end begins another. */
  earlier: z.array(z.object({ requestedAt: instantSchema, finishedAt: instantSchema })).optional(),
});
export type ErasureProgress = z.infer<typeof erasureProgressSchema>;

/** What every service holds of a person, together. */
const personExportSchema = z.object({
  candidateId: candidateIdSchema,
  /** False while a service could not be asked. */
  complete: z.boolean(),
  parts: z.array(subjectExportSchema),
  missing: z.array(z.object({ service: holderSchema, problem: z.string() })),
});
export type PersonExport = z.infer<typeof personExportSchema>;

const ownSubjectRoutes = subjectRoutes("preference");

export const preferenceRoutes = {
  putContact: defineRoute({
    ...base,
    id: "preference.put-contact",
    method: "PUT",
    path: "/candidates/:candidateId/contact",
    body: contactSchema,
    problems: erased,
    response: versioned(contactSchema),
    status: 200,
    summary: "Sets address, name, language and cadence.",
  }),
  getWishes: defineRoute({
    ...base,
    id: "preference.get-wishes",
    method: "GET",
    path: "/candidates/:candidateId/wishes",
    problems: unknown,
    responseHeaders: { ETag: etagSchema },
    response: versioned(wishesSchema),
    status: 200,
    summary: "What the candidate wants; the version is the ETag.",
  }),
  putWishes: defineRoute({
    ...base,
    id: "preference.put-wishes",
    method: "PUT",
    path: "/candidates/:candidateId/wishes",
    body: wishesSchema,
    problems: { ...erased, "wishes-outdated": 412 },
    requestHeaders: { "If-Match": ifMatchSchema },
    responseHeaders: { ETag: etagSchema },
    response: versioned(wishesSchema),
    status: 200,
    summary: "Replaces the wishes; If-Match with an older version answers 412.",
  }),
  listConsents: defineRoute({
    ...base,
    id: "preference.list-consents",
    method: "GET",
    path: "/candidates/:candidateId/consents",
    response: z.object({ consents: z.array(consentSchema) }),
    status: 200,
    summary: "Each purpose with its history.",
  }),
  grantConsent: defineRoute({
    ...base,
    id: "preference.grant-consent",
    method: "POST",
    path: "/candidates/:candidateId/consents",
    problems: erased,
    body: z.object({ purpose: purposeSchema, ...wording }).strict(),
    response: z.object({
      consent: consentSchema,
      /** Only for `alerts`: to be mailed to the address, never shown. */ confirmationToken: z
        .string()
        .optional(),
    }),
    status: 202,
    summary: "Gives consent; alerts wait for confirmation by mail (double opt-in).",
  }),
  confirmConsent: defineRoute({
    ...base,
    id: "preference.confirm-consent",
    method: "POST",
    path: "/consents/confirmations",
    problems: { "confirmation-stale": 410 },
    params: nothingSchema,
    body: z.object({ token: z.string().min(20).max(600) }).strict(),
    response: z.object({ candidateId: candidateIdSchema, consent: consentSchema }),
    status: 200,
    summary: "The second half of a double opt-in.",
  }),
  withdrawConsent: defineRoute({
    ...base,
    id: "preference.withdraw-consent",
    method: "POST",
    path: "/candidates/:candidateId/withdrawals",
    body: z.object({ purpose: purposeSchema, ...wording }).strict(),
    response: z.object({ state: z.enum(["done", "pending"]), consent: consentSchema.optional() }),
    status: 200,
    summary: "Ends a purpose at once; done only when notification says so.",
  }),
  ...ownSubjectRoutes,
  exportPerson: defineRoute({
    ...base,
    id: "preference.export-person",
    method: "GET",
    path: "/subjects/:candidateId/export",
    response: personExportSchema,
    status: 200,
    summary: "Everything that any service holds of one person.",
  }),
  eraseSubject: defineRoute({
    ...base,
    id: "preference.erase-subject",
    method: "DELETE",
    path: "/subjects/:candidateId",
    problems: { "erasure-not-yet-here": 503 },
    response: erasureReceiptSchema.extend({ erasure: erasureProgressSchema }),
    status: 200,
    summary: "Erases a person everywhere: here at once, elsewhere by a saga; idempotent.",
  }),
  readErasure: defineRoute({
    ...base,
    id: "preference.read-erasure",
    method: "GET",
    path: "/subjects/:candidateId/erasure",
    response: erasureProgressSchema,
    status: 200,
    problems: { "erasure-unknown": 404 },
    summary: "How far the erasure of a person has come, with the receipts.",
  }),
};

export const mailListRefusalSchema = z.object({
  list: mailListSchema,
  refusals: z.int().min(0),
  refusedThrough: z.int().min(0),
});
