import { z } from "zod";
import { ConfigError } from "./config-error.ts";
import { developmentSecrets, settingNotes } from "./config-schemas.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads a service's settings from the environment. A setting called `internalPort` is read from
 * `RAAKVLAK_INTERNAL_PORT` unless its schema notes another name; an empty variable counts as absent. With
 * RAAKVLAK_ENV=production, defaults of secrets and development-only settings are refused.
 *
 * Throws a ConfigError that names every problem at once.
 */
export function loadConfig<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  const shape = shapeOf(schema);
  const variables = new Map(Object.keys(shape).map((key) => [key, variableOf(key, shape[key])]));
  const raw: Record<string, string> = {};
  for (const [key, variable] of variables) {
    const value = environment[variable];
    if (value !== undefined && value !== "") raw[key] = value;
  }
  const parsed = schema.safeParse(raw);
  const problems = parsed.success
    ? []
    : parsed.error.issues.map((issue) => describe(issue, variables));
  if (environment["RAAKVLAK_ENV"] === "production")
    problems.push(...productionProblems(shape, raw, variables));
  if (!parsed.success || problems.length > 0) throw new ConfigError(problems);
  return parsed.data;
}

function productionProblems(
  shape: Record<string, z.ZodType>,
  raw: Record<string, string>,
  variables: ReadonlyMap<string, string>,
): string[] {
  const problems: string[] = [];
  for (const [key, schema] of Object.entries(shape)) {
    const variable = variables.get(key);
    if (settingNotes.get(schema)?.developmentOnly && key in raw)
      problems.push(`${variable} is for development and tests only`);
    const value = schema.safeParse(raw[key]);
    if (value.success && holdsDevelopmentSecret(value.data))
      problems.push(`${variable} still has a development secret; set one of your own`);
  }
  return problems;
}

function holdsDevelopmentSecret(value: unknown): boolean {
  if (typeof value === "string") return developmentSecrets.has(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(holdsDevelopmentSecret);
}

function describe(issue: z.core.$ZodIssue, variables: ReadonlyMap<string, string>): string {
  const [key, ...inside] = issue.path.map(String);
  const variable = key === undefined ? "configuration" : (variables.get(key) ?? key);
  return [variable, ...inside].join(".") + `: ${issue.message}`;
}

function variableOf(key: string, schema: z.ZodType | undefined): string {
  const noted = schema && settingNotes.get(schema)?.variable;
  return noted ?? `RAAKVLAK_${key.replaceAll(/([A-Z])/g, "_$1").toUpperCase()}`;
}

function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  if (!(schema instanceof z.ZodObject))
    throw new TypeError("a configuration's schema must be a z.object");
  return schema.shape;
}
