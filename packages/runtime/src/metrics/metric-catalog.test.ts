import { describe, expect, test } from "vitest";
import { metricCatalog } from "./metric-catalog.ts";
import { labelSets, type MetricDefinition } from "./metric-definition.ts";

const definitions: [string, MetricDefinition][] = Object.entries(metricCatalog);

describe("names and units of the catalogue", () => {
  test.each(definitions)("%s", (name, { kind, help, buckets }) => {
    expect(name).toMatch(/^raakvlak(_[a-z0-9]+)+$/);
    expect(name.endsWith("_total")).toBe(kind === "counter" || kind === "total");
    // Base units: nothing is shown in milliseconds or kilobytes, and a duration or age says that it is in seconds.
    expect(name).not.toMatch(/_(ms|millis|milliseconds|minutes|hours|kb|mb|percent)(_|$)/);
    if (/_(duration|delay|latency|age)(_|$)/.test(name)) expect(name).toMatch(/_seconds$/);
    // What a histogram adds to its name must not be part of it.
    expect(name).not.toMatch(/_(bucket|sum|count)$/);
    expect(help).toMatch(/^[A-Z].*\.$/);
    expect(kind === "histogram").toBe(buckets !== undefined);
    expect(buckets ?? []).toEqual([...(buckets ?? [])].toSorted((a, b) => a - b));
  });
});

test("no label takes ids: each stands for a small closed set that the table names", () => {
  for (const [name, { labels }] of definitions) {
    expect(Object.keys(labelSets), name).toEqual(expect.arrayContaining([...labels]));
    expect(new Set(labels).size, name).toBe(labels.length);
  }
  const suspicious = /id$|ref$|key$|name$|address|mail|path|url|token|title|reason|error/i;
  expect(Object.keys(labelSets).filter((label) => suspicious.test(label))).toEqual([]);
});
