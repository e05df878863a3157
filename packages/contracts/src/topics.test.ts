import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { defineEvent, defineTopic, type EventContract } from "./define-event.ts";
import { topics, vacancyOpened, matchFound } from "./topics.ts";

interface Fixtures {
  valid: unknown[];
  invalid: { why: string; field: string; data: unknown }[];
}

const fixturesFolder = join(import.meta.dirname, "..", "fixtures");
const fixturesOf = (event: EventContract, version: number) =>
  JSON.parse(
    readFileSync(join(fixturesFolder, `${event.type}.v${version}.json`), "utf8"),
  ) as Fixtures;

/** Old data the way a consumer reads it: lifted version by version, then parsed. */
function readAs(event: EventContract, version: number, data: unknown) {
  let lifted = data;
  for (let step = version; step < event.version; step += 1)
    lifted = event.upcasters[step]?.(lifted as never);
  return event.data.safeParse(lifted);
}

const versions = Object.values(topics).flatMap((topic) =>
  topic.events.flatMap((event) =>
    Array.from({ length: event.version }, (_, index) => ({
      name: `${event.type} v${index + 1}`,
      event,
      version: index + 1,
    })),
  ),
);

describe.each(versions)("$name", ({ event, version }) => {
  const { valid, invalid } = fixturesOf(event, version);

  test.each(valid.map((data, index) => ({ index, data })))(
    "fixture $index is read, whole",
    ({ data }) => {
      const result = readAs(event, version, data);
      expect(result.error?.issues ?? []).toEqual([]);
      if (version === event.version) expect(result.data).toEqual(data);
      expect(event.key(result.data)).toBeTypeOf("string");
    },
  );

  test.each(invalid)("refuses $why and names $field", ({ field, data }) => {
    const result = event.data.safeParse(data);
    expect(result.error?.issues.map((issue) => issue.path.join("."))).toContain(field);
  });
});

test("every fixture file belongs to an event version", () => {
  expect(readdirSync(fixturesFolder).toSorted()).toEqual(
    versions.map(({ event, version }) => `${event.type}.v${version}.json`).toSorted(),
  );
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -0.5, "12", null])(
  "a score of %s is refused",
  (score) => {
    const [fixture] = fixturesOf(matchFound, 1).valid as [object];
    const result = matchFound.data.safeParse({ ...fixture, score });
    expect(result.error?.issues[0]?.path).toEqual(["score"]);
  },
);

test("an event whose older version has no upcaster does not load", () => {
  const definition = { ...vacancyOpened, version: 3, upcasters: { 1: (data: object) => data } };
  expect(() => defineEvent(definition)).toThrow("vacancy.opened: no upcaster from version 2 to 3");
});

test("a topic refuses an event of another topic and a type declared twice", () => {
  expect(() => defineTopic({ ...topics.matches, events: [vacancyOpened] })).toThrow(
    "belongs to vacancies",
  );
  expect(() => defineTopic({ ...topics.matches, events: [matchFound, matchFound] })).toThrow(
    "declares match.found twice",
  );
});
