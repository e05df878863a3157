import type { z } from "zod";

/** How many problems of one record are told. */
const mostProblems = 10;

/** What a schema found wrong, one text per field; paths and messages only, for values may be personal. */
export function problemsOf(error: z.ZodError): string[] {
  const told = error.issues
    .slice(0, mostProblems)
    .map((issue) => `${issue.path.map(String).join(".") || "(whole)"}: ${issue.message}`);
  const left = error.issues.length - told.length;
  return left > 0 ? [...told, `and ${left} more`] : told;
}
