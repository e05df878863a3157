import { z } from "zod";
import { defineRoute } from "../define-route.ts";
import { instantSchema, organisationIdSchema } from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";
import { subjectRoutes } from "./subjects.ts";

export const sourceIdSchema = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-z0-9-]+$/, "must be lower-case letters, digits and hyphens");

export const sourceSchema = z.object({
  sourceId: sourceIdSchema,
  organisationId: organisationIdSchema,
  name: z.string().min(1).max(120),
  format: z.enum(["recruitee", "personio", "json-ld"]),
  /** A file inside the configured feed folder, or an address; addresses must be public unless the operator allows the host. */
  location: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("file"), path: z.string().min(1).max(500) }),
    z.object({ kind: z.literal("url"), url: z.url({ protocol: /^https?$/ }).max(2_000) }),
  ]),
  /** A run that would close more than this share (in hundredths) of the source's open vacancies stops and asks. */
  closeShareMaximum: z.int().min(1).max(100).default(50),
  /**
   * Of a `json-ld` source by address: the address is an index of pages (a sitemap, an index of sitemaps, or an overview with
   * links), and the pages that it names on its own origin are read, as far as they match.
   */
  pages: z
    .object({
      /**
       * Path and query of a page as robots.txt writes them: what they begin with, `*` for anything, `$` at the end for nothing
       * more. Without it: of a sitemap everything, of an overview what lies below it.
       */
      match: z
        .string()
        .max(200)
        .regex(/^[/*][!-~]*$/, "must begin with / or *, in ASCII without spaces")
        .optional(),
    })
    .optional(),
});
export type Source = z.infer<typeof sourceSchema>;

export const itemProblemSchema = z.object({
  /** The item's id in the feed, or its position as `#12`. */
  item: z.string().max(200),
  field: z.string().max(120),
  message: z.string().max(500),
});

const pageCount = z.int().min(0);

/** What became of the pages of a list: all but `elsewhere` add up to `listed`. */
export const pagesReportSchema = z.object({
  /** Pages that the index names and that match. */
  listed: pageCount,
  /** Read anew. */
  read: pageCount,
  /** As they were. */
  unchanged: pageCount,
  /** Read by a run that was broken off, and not asked for again. */
  resumed: pageCount,
  /** Answered that they are not there any more: 404 or 410. */
  gone: pageCount,
  /** Could not be read: their vacancies stay. */
  failed: pageCount,
  /** Not asked for, since robots.txt says so: their vacancies stay. */
  disallowed: pageCount,
  /** Not asked for yet: beyond a limit of one run. The next run begins with them. */
  waiting: pageCount,
  /** Addresses of other origins in the index; they are not read. */
  elsewhere: pageCount,
});
export type PagesReport = z.infer<typeof pagesReportSchema>;

export const runReportSchema = z.object({
  runId: z.string(),
  sourceId: sourceIdSchema,
  dryRun: z.boolean(),
  outcome: z.enum(["done", "not-modified", "needs-confirmation", "failed"]),
  startedAt: instantSchema,
  finishedAt: instantSchema,
  items: z.int().min(0),
  opened: z.int().min(0),
  changed: z.int().min(0),
  closed: z.int().min(0),
  unchanged: z.int().min(0),
  refused: z.int().min(0),
  problems: z.array(itemProblemSchema).max(1_000),
  /** Of a source that is a list of pages, once its index was read. */
  pages: pagesReportSchema.optional(),
  /** Why a run failed or what it asks, in words for an operator. */
  detail: z.string().max(1_000).optional(),
});
export type RunReport = z.infer<typeof runReportSchema>;

const sourceParams = z.object({ sourceId: sourceIdSchema });
const base = {
  service: "ingestion",
  callers: ["operator", "site"],
  query: nothingSchema,
  body: nothingSchema,
} as const;

export const ingestionRoutes = {
  putSource: defineRoute({
    ...base,
    id: "ingestion.put-source",
    method: "PUT",
    path: "/sources/:sourceId",
    params: sourceParams,
    body: sourceSchema.omit({ sourceId: true }),
    problems: { "location-refused": 400, "pages-refused": 400 },
    response: sourceSchema,
    status: 200,
    summary: "Adds or changes a source.",
  }),
  listSources: defineRoute({
    ...base,
    id: "ingestion.list-sources",
    method: "GET",
    path: "/sources",
    params: nothingSchema,
    response: z.object({
      sources: z.array(
        sourceSchema.extend({ openVacancies: z.int().min(0), lastRun: runReportSchema.optional() }),
      ),
    }),
    status: 200,
    summary: "All sources with their last run.",
  }),
  runSource: defineRoute({
    ...base,
    id: "ingestion.run-source",
    method: "POST",
    path: "/sources/:sourceId/runs",
    problems: { "source-unknown": 404, "run-under-way": 409 },
    params: sourceParams,
    body: z.object({
      dryRun: z.boolean().default(false),
      confirmClosing: z.boolean().default(false),
    }),
    response: runReportSchema,
    status: 200,
    summary: "Fetches the source now and publishes what really changed.",
  }),
  listRuns: defineRoute({
    ...base,
    id: "ingestion.list-runs",
    method: "GET",
    path: "/sources/:sourceId/runs",
    problems: { "source-unknown": 404 },
    params: sourceParams,
    response: z.object({
      runs: z.array(runReportSchema),
      /** The run under way, and how far it is. */
      running: z
        .object({
          runId: z.string(),
          startedAt: instantSchema,
          pages: pagesReportSchema.optional(),
        })
        .optional(),
    }),
    status: 200,
    summary: "The last runs of a source, newest first, and the one under way.",
  }),
  ...subjectRoutes("ingestion"),
};
