import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { breakingChanges } from "./breaking-changes.ts";
import { eventTable } from "./event-table.ts";
import { jsonSchemas, type JsonSchema } from "./json-schemas.ts";

const schemasFolder = join(import.meta.dirname, "..", "schemas");
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

test("docs/events.md is what the code declares", async () => {
  const path = join(import.meta.dirname, "..", "..", "..", "docs", "events.md");
  expect(await readFile(path, "utf8")).toBe(eventTable());
});
