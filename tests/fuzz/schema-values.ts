import fc from "fast-check";
import type { JsonSchema } from "./open-api-document.ts";

/** Values that exist in what is being tested, by the name of the property or parameter that takes them. */
export type KnownValues = Readonly<Record<string, readonly string[]>>;

/** A JSON number that a schema without bounds may get. */
const widest = Number.MAX_SAFE_INTEGER;

/** Values that fit a JSON Schema, or nearly: rules that the schema can not say are not kept. */
export function valuesOf(schema: JsonSchema, known: KnownValues, name = ""): fc.Arbitrary<unknown> {
  const values = unknownValuesOf(schema, known);
  const existing = known[name];
  if (existing === undefined || existing.length === 0 || schema["type"] !== "string") return values;
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...existing) },
    { weight: 1, arbitrary: values },
  );
}

function unknownValuesOf(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  if ("const" in schema) return fc.constant(schema["const"]);
  if (Array.isArray(schema["enum"])) return fc.constantFrom(...(schema["enum"] as unknown[]));
  const choices = (schema["anyOf"] ?? schema["oneOf"]) as readonly JsonSchema[] | undefined;
  if (choices) return fc.oneof(...choices.map((choice) => valuesOf(choice, known)));
  return (byType[String(schema["type"])] ?? anything)(schema, known);
}

type Values = (schema: JsonSchema, known: KnownValues) => fc.Arbitrary<unknown>;

const anything: Values = () => fc.jsonValue();
const byType: Readonly<Record<string, Values>> = {
  object: objects,
  array: arrays,
  string: texts,
  integer: (schema) => fc.integer(boundsOf(schema)),
  number: (schema) => fc.double({ ...boundsOf(schema), noNaN: true }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
};

const numberOr = (value: unknown, otherwise: number): number =>
  typeof value === "number" ? value : otherwise;

function boundsOf(schema: JsonSchema): { min: number; max: number } {
  return {
    min: Math.max(numberOr(schema["minimum"], -widest), -widest),
    max: Math.min(numberOr(schema["maximum"], widest), widest),
  };
}

function objects(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  const properties = (schema["properties"] ?? {}) as Record<string, JsonSchema>;
  const requiredKeys = (schema["required"] ?? []) as string[];
  const own = fc.record(
    Object.fromEntries(
      Object.entries(properties).map(([key, property]) => [key, valuesOf(property, known, key)]),
    ),
    { requiredKeys },
  );
  const more = schema["additionalProperties"];
  if (typeof more !== "object" || more === null) return own;
  const names = schema["propertyNames"] as JsonSchema | undefined;
  const keys = names ? valuesOf(names, known).map(String) : fc.string({ maxLength: 20 });
  const others = fc.dictionary(keys, valuesOf(more as JsonSchema, known), { maxKeys: 4 });
  return fc.tuple(own, others).map(([mine, theirs]) => ({ ...theirs, ...mine }));
}

function arrays(schema: JsonSchema, known: KnownValues): fc.Arbitrary<unknown> {
  const minLength = numberOr(schema["minItems"], 0);
  const maxLength = Math.min(numberOr(schema["maxItems"], 5), Math.max(minLength, 5));
  return fc.array(valuesOf((schema["items"] ?? {}) as JsonSchema, known), { minLength, maxLength });
}

const instants = fc
  .date({
    min: new Date("1970-01-01T00:00:00.000Z"),
    max: new Date("9999-12-31T23:59:59.999Z"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString());

/** Addresses that no machine has, so that nothing outside is ever asked. */
const addresses = fc
  .tuple(fc.constantFrom("http", "https"), fc.webPath())
  .map(([scheme, path]) => `${scheme}://feed.invalid${path}`);

const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  uuid: fc.uuid(),
  "date-time": instants,
  uri: addresses,
  email: fc.stringMatching(/^[a-z0-9]{1,12}$/).map((name) => `${name}@fuzz.kandidaat.example`),
};

function texts(schema: JsonSchema): fc.Arbitrary<string> {
  const format = formats[String(schema["format"])];
  if (format) return format;
  const minLength = numberOr(schema["minLength"], 0);
  const maxLength = numberOr(schema["maxLength"], minLength + 60);
  if (typeof schema["pattern"] === "string") {
    const pattern = new RegExp(schema["pattern"], "u");
    return fc.stringMatching(pattern).map((text) => text.slice(0, maxLength));
  }
  const bounds = { minLength, maxLength: Math.min(maxLength, minLength + 60) };
  return fc.oneof(
    { weight: 5, arbitrary: fc.string({ unit: "grapheme", ...bounds }) },
    { weight: 1, arbitrary: fc.string({ unit: "binary", ...bounds }) },
    { weight: 1, arbitrary: fc.constant("a\u0000".padEnd(minLength, "b").slice(0, maxLength)) },
  );
}
