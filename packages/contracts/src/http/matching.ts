import { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { defineStream } from "../define-stream.ts";
import {
  candidateIdSchema,
  instantSchema,
  vacancyIdSchema,
  versionSchema,
} from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";
import {
  askedSchema,
  indexAgeSchema,
  pointSchema,
  rankedCandidatesSchema,
  rankedListSchema,
  rankingRequestSchema,
  scoredShape,
} from "./ranked-candidates.ts";
import { subjectRoutes } from "./subjects.ts";
import { whatIfAnswerSchema, whatIfMaximumBytes, whatIfSchema } from "./what-if.ts";

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

const limitQuery = z.object({ limit: z.coerce.number().int().min(1).max(500).default(100) });

export const rankedVacanciesSchema = z.object({
  candidateId: candidateIdSchema,
  profileVersion: versionSchema,
  model: z.string(),
  now: instantSchema,
  eligible: z.int().min(0),
  vacancies: z.array(
    z.object({ vacancyId: vacancyIdSchema, vacancyVersion: versionSchema, ...scoredShape }),
  ),
  index: indexAgeSchema,
});
export type RankedVacancies = z.infer<typeof rankedVacanciesSchema>;

export const explanationSchema = z.discriminatedUnion("eligible", [
  z.object({
    eligible: z.literal(true),
    ...scoredShape,
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
  /** What the list was made for: a vacancy, or a search with all that it asked. */
  asked: askedSchema.optional(),
  candidates: z.array(
    z.union([
      z.object({ candidateId: candidateIdSchema, ...scoredShape }),
      z.object({ removed: z.literal(true) }),
    ]),
  ),
});

const snapshotIdSchema = z.string().min(1).max(80);

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
  rankCandidatesFor: defineRoute({
    ...base,
    id: "matching.rank-candidates-for",
    method: "POST",
    path: "/ranked-candidates",
    problems: { "vacancy-unknown": 404, "vacancy-closed": 409 },
    params: nothingSchema,
    query: limitQuery,
    body: rankingRequestSchema,
    response: rankedListSchema,
    summary:
      "The same list for a vacancy or for a standing search: what a vacancy would ask, as a body. Nothing of it is published or matched; what is shown is stored as a snapshot that holds the search.",
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
    params: z.object({ snapshotId: snapshotIdSchema }),
    response: replaySchema,
    summary: "Computes a stored list again from its stored inputs and compares.",
  }),
  askWhatIf: defineRoute({
    ...base,
    id: "matching.ask-what-if",
    method: "POST",
    path: "/what-if",
    params: nothingSchema,
    body: whatIfSchema,
    bodyMaximumBytes: whatIfMaximumBytes,
    response: whatIfAnswerSchema,
    summary:
      "What fits these wishes now, what the last 14 days would have sent, and what each wish costs; nothing is kept.",
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
  watchList: defineStream({
    ...base,
    id: "matching.watch-list",
    method: "GET",
    path: "/snapshots/:snapshotId/live",
    problems: { "snapshot-unknown": 404, "vacancy-unknown": 404, "vacancy-closed": 409 },
    params: z.object({ snapshotId: snapshotIdSchema }),
    query: limitQuery,
    response: rankedCandidatesSchema.pick({ snapshotId: true }),
    event: "list",
    listenersMaximum: 64,
    summary:
      "The same for whatever this snapshot was made for, a vacancy or a standing search: so a search goes on without being sent again.",
  }),
};
