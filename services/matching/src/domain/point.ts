import type { pointSchema } from "@raakvlak/contracts";
import type { z } from "zod";

export type Point = z.infer<typeof pointSchema>;

/** A point that is without data when the candidate's side is not known. */
export function pointOf(
  point: string,
  asked: string | number,
  has: string | number | undefined,
  isMet: boolean,
): Point {
  if (has === undefined) return { point, verdict: "no-data", asked: String(asked) };
  return { point, verdict: isMet ? "met" : "not-met", asked: String(asked), has: String(has) };
}
