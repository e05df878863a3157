import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import asyncApiSpecs from "@asyncapi/specs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { fullFormats } from "ajv-formats/dist/formats.js";
import { describe, expect, test } from "vitest";
import { asyncApi } from "./async-api.ts";
import { routeExample } from "./examples.ts";
import { openApiOf } from "./open-api.ts";
import { routeSets } from "./route-sets.ts";

type Document = Record<string, unknown>;
const services = Object.keys(routeSets) as (keyof typeof routeSets)[];
const plain = (document: unknown) => JSON.parse(JSON.stringify(document)) as Document;

/** The part that a JSON pointer of the document leads to. */
function at(document: Document, pointer: string): unknown {
  return pointer
    .split("/")
    .slice(1)
    .reduce<unknown>((part, name) => (part as Document | undefined)?.[name], document);
}

/** Every reference in a document. */
function references(part: unknown): string[] {
  if (typeof part !== "object" || part === null) return [];
  const own = "$ref" in part && typeof part.$ref === "string" ? [part.$ref] : [];
  return [...own, ...Object.values(part).flatMap(references)];
}

describe("AsyncAPI", () => {
  const validate = new Ajv({
    strict: false,
    meta: false,
    validateSchema: false,
    formats: fullFormats,
  }).compile(asyncApiSpecs.schemas["3.1.0"] as object);
  const document = plain(asyncApi());

  test("is valid by the specification's own schema", () => {
    validate(document);
    expect(validate.errors).toBeNull();
  });

  test("a fault is found by that schema", () => {
    const channels = document["channels"] as Record<string, Document>;
    const broken = { ...document, channels: { ...channels, vacancies: { address: 5 } } };
    expect(validate(broken)).toBe(false);
  });

  test("no reference leads nowhere", () => {
    for (const reference of references(document)) expect(at(document, reference)).toBeDefined();
  });

  test("every example fits the schema of its message, and another does not", () => {
    const messages = at(document, "/components/messages") as Record<string, Document>;
    let seen = 0;
    for (const [name, message] of Object.entries(messages)) {
      const schema = { ...(message["payload"] as Document), components: document["components"] };
      const fits = new Ajv({ strict: false, formats: fullFormats }).compile(schema);
      for (const { payload } of (message["examples"] ?? []) as { payload: unknown }[]) {
        expect(fits(payload), `${name}: ${JSON.stringify(fits.errors)}`).toBe(true);
        expect(fits({ ...(payload as Document), candidateId: 5, vacancyId: 5 })).toBe(false);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

describe.each(services)("OpenAPI of %s", (service) => {
  const document = plain(openApiOf(service));

  test("is valid by the specification's own schema", async () => {
    const result = await new Validator().validate(structuredClone(document));
    expect(result).toEqual({ valid: true });
  });

  test("no reference leads nowhere", () => {
    for (const reference of references(document)) expect(at(document, reference)).toBeDefined();
  });

  test("every operation has a name of its own and says who may use it", () => {
    const operations = Object.values(document["paths"] as Record<string, Document>).flatMap(
      (item) => ["get", "post", "put", "delete"].flatMap((method) => item[method] ?? []),
    ) as { operationId: string; security: unknown[]; tags: string[] }[];
    const names = operations.map(({ operationId }) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const { security, tags } of operations)
      expect(security.length > 0).toBe(tags.includes("internal"));
  });
});

test("a fault is found by OpenAPI's schema", async () => {
  const broken = { ...plain(openApiOf("matching")), paths: { "/x": { get: { responses: 5 } } } };
  expect(await new Validator().validate(broken)).toMatchObject({ valid: false });
});

describe("examples of exchanges", () => {
  const folder = join(import.meta.dirname, "..", "examples");
  const routes = Object.values(routeSets).flatMap(({ routes: of }) => [...of]);

  test.each(readdirSync(folder))("%s is read by its route", async (file) => {
    const route = routes.find(({ id }) => `${id}.json` === file);
    if (route === undefined) throw new Error("no such route");
    const example = JSON.parse(await readFile(join(folder, file), "utf8")) as unknown;
    expect(routeExample(route.id)).toEqual(example);
    const { body, response } = routeExample(route.id);
    if (body !== undefined) route.body.parse(body);
    if (response !== undefined) route.response.parse(response);
  });
});
