import { z } from "zod";

/** RFC 9457 problem details with a stable `code` and, for refused input, what is wrong where. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export type Problem = z.infer<typeof problemSchema>;
