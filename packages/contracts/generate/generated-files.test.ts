import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { breakingChanges } from "./breaking-changes.ts";
import { documents } from "./documents.ts";
import { jsonSchemas } from "./json-schemas.ts";
import type { JsonSchema } from "./schema-of.ts";

const schemasFolder = join(import.meta.dirname, "..", "schemas");
const projectFolder = join(import.meta.dirname, "..", "..", "..");
const committed = async (file: string) =>
  JSON.parse(await readFile(join(schemasFolder, file), "utf8")) as JsonSchema;
const events = [...jsonSchemas()].filter(([file]) => file.startsWith("events/"));

test.each(events)("%s has not changed in a way that breaks its readers", async (file, schema) => {
  expect(breakingChanges(await committed(file), schema)).toEqual([]);
});

test.each([...jsonSchemas()])("schemas/%s is what the code declares", async (file, schema) => {
  expect(await committed(file)).toEqual(JSON.parse(JSON.stringify(schema)));
});

test("no schema is left of an event or route that is gone", async () => {
  const files = (await readdir(schemasFolder, { recursive: true })).filter((file) =>
    file.endsWith(".json"),
  );
  expect(files.toSorted()).toEqual([...jsonSchemas().keys()].toSorted());
});

test.each(documents())("$path is what the code declares", async ({ path, text }) => {
  expect(await readFile(join(projectFolder, path), "utf8")).toBe(text);
});

test("docs/api holds no document of what is gone", async () => {
  const files = await readdir(join(projectFolder, "docs", "api"));
  const declared = documents().map(({ path }) => path);
  expect(declared).toEqual(expect.arrayContaining(files.map((file) => `docs/api/${file}`)));
});
