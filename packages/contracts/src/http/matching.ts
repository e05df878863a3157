import { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { defineStream } from "../define-stream.ts";
import { reasonsSchema } from "../facts/reason.ts";
import {
  candidateIdSchema,
  instantSchema,
  scoreSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";
import { subjectRoutes } from "./subjects.ts";

/** Why a pair is not eligible: the hard rules, each by name. */
export const ineligibilitySchema = z.enum([
  "purpose",
  "closed",
  "hidden",
  "excluded-employer",
  "excluded-sector",
  "dismissal-rule",
  "contract",
  "work-mode",
  "office-days",
  "language",
  "hours",
  "pay",
  "distance",
  "remote-country",
  "no-overlap",
]);
export type Ineligibility = z.infer<typeof ineligibilitySchema>;

/** Met, not met or no data, per point that the vacancy asks. */
export const pointSchema = z.object({
  point: z.string().max(80),
  verdict: z.enum(["met", "not-met", "no-data"]),
  asked: z.string().max(120).optional(),
  has: z.string().max(120).optional(),
});

const rankedBase = { score: scoreSchema, reasons: reasonsSchema };
const indexAge = z.object({
  profiles: z.array(z.int()),
  vacancies: z.array(z.int()),
  behindMs: z.int().min(0),
});
const limitQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });

export const rankedCandidatesSchema = z.object({
  vacancyId: vacancyIdSchema,
  vacancyVersion: versionSchema,
  model: z.string(),
  now: instantSchema,
  eligible: z.int().min(0),
  candidates: z.array(
    z.object({
      candidateId: candidateIdSchema,
      profileVersion: versionSchema,
      ...rankedBase,
      points: z.array(pointSchema),
    }),
  ),
  snapshotId: z.string(),
  index: indexAge,
});
export type RankedCandidates = z.infer<typeof rankedCandidatesSchema>;

export const rankedVacanciesSchema = z.object({
  candidateId: candidateIdSchema,
  profileVersion: versionSchema,
  model: z.string(),
  now: instantSchema,
  eligible: z.int().min(0),
  vacancies: z.array(
    z.object({ vacancyId: vacancyIdSchema, vacancyVersion: versionSchema, ...rankedBase }),
  ),
  index: indexAge,
});
export type RankedVacancies = z.infer<typeof rankedVacanciesSchema>;

export const explanationSchema = z.discriminatedUnion("eligible", [
  z.object({
    eligible: z.literal(true),
    ...rankedBase,
    points: z.array(pointSchema),
    model: z.string(),
  }),
  z.object({
    eligible: z.literal(false),
    because: z.array(ineligibilitySchema).min(1),
    model: z.string(),
  }),
]);
export type Explanation = z.infer<typeof explanationSchema>;

export const replaySchema = z.object({
  snapshotId: z.string(),
  identical: z.boolean(),
  removed: z.int().min(0),
  candidates: z.array(
    z.union([
      z.object({ candidateId: candidateIdSchema, ...rankedBase }),
      z.object({ removed: z.literal(true) }),
    ]),
  ),
});

const base = {
  service: "matching",
  query: nothingSchema,
  body: nothingSchema,
  callers: ["site", "operator"],
  status: 200,
} as const;

export const matchingRoutes = {
  rankCandidates: defineRoute({
    ...base,
    id: "matching.rank-candidates",
    method: "GET",
    path: "/vacancies/:vacancyId/candidates",
    problems: { "vacancy-unknown": 404, "vacancy-closed": 409 },
    params: z.object({ vacancyId: vacancyIdSchema }),
    query: limitQuery,
    response: rankedCandidatesSchema,
    summary:
      "Candidates of a vacancy who allow recruiters, best first, exact now; what is shown is stored as a snapshot.",
  }),
  rankVacancies: defineRoute({
    ...base,
    id: "matching.rank-vacancies",
    method: "GET",
    path: "/candidates/:candidateId/vacancies",
    problems: { "candidate-unknown": 404 },
    params: z.object({ candidateId: candidateIdSchema }),
    query: limitQuery,
    response: rankedVacanciesSchema,
    summary: "Open vacancies for a candidate who allows tailoring, best first, exact now.",
  }),
  explain: defineRoute({
    ...base,
    id: "matching.explain",
    method: "GET",
    path: "/explanations/:candidateId/:vacancyId",
    problems: { "candidate-unknown": 404, "vacancy-unknown": 404 },
    params: z.object({ candidateId: candidateIdSchema, vacancyId: vacancyIdSchema }),
    query: z.object({ purpose: z.enum(["tailoring", "alerts", "recruiters"]) }),
    response: explanationSchema,
    summary: "Why a pair fits, or every rule that it breaks.",
  }),
  replaySnapshot: defineRoute({
    ...base,
    id: "matching.replay-snapshot",
    method: "GET",
    path: "/snapshots/:snapshotId/replay",
    problems: { "snapshot-unknown": 404, "model-unknown": 409 },
    params: z.object({ snapshotId: z.string().min(1).max(80) }),
    response: replaySchema,
    summary: "Computes a stored list again from its stored inputs and compares.",
  }),
  ...subjectRoutes("matching"),
};

export const matchingStreams = {
  watchCandidates: defineStream({
    ...base,
    id: "matching.watch-candidates",
    method: "GET",
    path: "/vacancies/:vacancyId/candidates/live",
    problems: { "vacancy-unknown": 404, "vacancy-closed": 409 },
    params: z.object({ vacancyId: vacancyIdSchema }),
    query: limitQuery,
    // Which list it is, not the list: who shows it asks for the list itself.
    response: rankedCandidatesSchema.pick({ snapshotId: true }),
    event: "list",
    listenersMaximum: 64,
    summary:
      "Which list of candidates a vacancy has, and again each time when it has become another one; an event's id is its snapshot.",
  }),
};
