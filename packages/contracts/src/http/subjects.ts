import { z } from "zod";
import type { ServiceName } from "../define-event.ts";
import { defineRoute, type ProblemStatus } from "../define-route.ts";
import { candidateIdSchema, instantSchema } from "../vocabulary/identifiers.ts";
import { nothingSchema } from "./nothing.ts";

const subjectParams = z.object({ candidateId: candidateIdSchema });

export const subjectExportSchema = z.object({
  service: z.string(),
  candidateId: candidateIdSchema,
  /** Every collection by name, with what this service holds of the person in it. */
  holdings: z.record(z.string(), z.array(z.unknown())),
});

export const erasureReceiptSchema = z.object({
  service: z.string(),
  candidateId: candidateIdSchema,
  erasedAt: instantSchema,
  /** Collection name to the number of documents removed. */
  removed: z.record(z.string(), z.int().min(0)),
});

/** One collection, or one place in memory, and what it holds of a candidate: the record of processing, from the code. */
export const dataPlaceSchema = z.object({
  /** A collection's name, or the place's. */
  place: z.string(),
  in: z.enum(["database", "memory"]),
  /** What of a person lies there. */
  holds: z.string(),
  /** How a person's part is found. */
  foundBy: z.string(),
  onErasure: z.string(),
  /** What stays after an erasure, and until when. */
  remains: z.string(),
});
export type DataPlace = z.infer<typeof dataPlaceSchema>;

/** What every service that holds personal data offers: export and erasure of one person (invariant 9). */
export function subjectRoutes<const Code extends string = never>(
  service: ServiceName,
  eraseProblems?: Readonly<Record<Code, ProblemStatus>>,
) {
  return {
    dataInventory: defineRoute({
      id: `${service}.data-inventory`,
      service,
      method: "GET",
      path: "/subjects",
      params: nothingSchema,
      query: nothingSchema,
      body: nothingSchema,
      response: z.object({ service: z.string(), places: z.array(dataPlaceSchema) }),
      status: 200,
      callers: ["preference", "operator"],
      summary: "Every collection of this service and what it holds of a person.",
    }),
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
