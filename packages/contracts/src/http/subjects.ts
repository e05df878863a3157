import { z } from "zod";
import type { ServiceName } from "../define-event.ts";
import { defineRoute, type ProblemStatus } from "../define-route.ts";
import { candidateIdSchema, instantSchema } from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";

const subjectParams = z.object({ candidateId: candidateIdSchema });

export const subjectExportSchema = z.object({
  service: z.string(),
  candidateId: candidateIdSchema,
  /** Collection name to the documents that this service holds of the person. */
  holdings: z.record(z.string(), z.array(z.unknown())),
});

export const erasureReceiptSchema = z.object({
  service: z.string(),
  candidateId: candidateIdSchema,
  erasedAt: instantSchema,
  /** Collection name to the number of documents removed. */
  removed: z.record(z.string(), z.int().min(0)),
});

/** What every service that holds personal data offers: export and erasure of one person (invariant 9). */
export function subjectRoutes<const Code extends string = never>(
  service: ServiceName,
  eraseProblems?: Readonly<Record<Code, ProblemStatus>>,
) {
  return {
    exportSubject: defineRoute({
      id: `${service}.export-subject`,
      service,
      method: "GET",
      path: "/subjects/:candidateId",
      params: subjectParams,
      query: nothingSchema,
      body: nothingSchema,
      response: subjectExportSchema,
      status: 200,
      callers: ["preference", "operator"],
      summary: "Everything this service holds of one person.",
    }),
    eraseSubject: defineRoute({
      id: `${service}.erase-subject`,
      service,
      method: "DELETE",
      path: "/subjects/:candidateId",
      params: subjectParams,
      query: nothingSchema,
      body: nothingSchema,
      response: erasureReceiptSchema,
      status: 200,
      callers: ["preference", "operator"],
      ...(eraseProblems && { problems: eraseProblems }),
      summary: "Marks the person as erased and removes everything held; idempotent.",
    }),
  };
}
