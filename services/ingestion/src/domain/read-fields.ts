import { z } from "zod";
import type { ItemProblem } from "./source-item.ts";

export type FieldSchemas = Readonly<Record<string, z.ZodType>>;

export type Fields<Schemas extends FieldSchemas> = {
  -readonly [Key in keyof Schemas]?: z.output<Schemas[Key]>;
};

/** Each field for itself: one that is damaged is left out and named. Null, empty and absent are the same. */
export function readFields<Schemas extends FieldSchemas>(
  record: Readonly<Record<string, unknown>>,
  schemas: Schemas,
  item: string,
): { fields: Fields<Schemas>; problems: ItemProblem[] } {
  const fields: Record<string, unknown> = {};
  const problems: ItemProblem[] = [];
  for (const [field, schema] of Object.entries(schemas)) {
    const value = record[field];
    if (value === undefined || value === null || value === "") continue;
    const read = schema.safeParse(value);
    if (read.success) fields[field] = read.data;
    else
      problems.push({
        item,
        field: pathOf(field, read.error),
        message: `was left out: ${reasonOf(read.error)}`,
      });
  }
  return { fields: fields as Fields<Schemas>, problems };
}

/** What is wrong with a value, in the words of its schema. */
export function reasonOf(error: z.ZodError): string {
  return (error.issues[0]?.message ?? "is not valid").slice(0, 300);
}

function pathOf(field: string, error: z.ZodError): string {
  return [field, ...(error.issues[0]?.path ?? [])].join(".").slice(0, 120);
}

/** Without these an item of any format is refused. */
export const idSchema = z
  .union([z.string(), z.int().transform(String)])
  .pipe(z.string().trim().min(1).max(200));
export const titleSchema = z.string().trim().min(2, "must have at least two characters").max(1_000);
