import { z } from "zod";

export type JsonSchema = { [keyword: string]: unknown };

/** The JSON Schema (2020-12) of what a reader must take (`input`) or what a writer gives (`output`). */
export function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: "any" });
}

/** The same as part of a document that names the dialect itself. */
export function schemaPartOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  const { $schema: _dialect, ...rest } = schemaOf(schema, io);
  return rest;
}

/** The same in draft 7, which is what AsyncAPI takes without being told. */
export function draft7SchemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-7",
    unrepresentable: "any",
  });
  return rest;
}
