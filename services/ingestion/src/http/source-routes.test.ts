import type { RunReport } from "@raakvlak/contracts";
import type { BoundRoute } from "@raakvlak/runtime";
import { describe, expect, it } from "vitest";
import { createRefuseLocation } from "../adapters/fetch-feed.ts";
import { createPutSource } from "../use-cases/put-source.ts";
import { createSourceRoutes } from "./source-routes.ts";

const clock = { now: () => new Date(0) } as Parameters<typeof createPutSource>[0]["clock"];
const stopping = new AbortController().signal;

function routes(run: RunReport | "unknown" | "busy" = "unknown"): BoundRoute[] {
  return createSourceRoutes({
    putSource: createPutSource({
      sources: { put: async (source) => source },
      refuseLocation: createRefuseLocation(new Set()),
      clock,
    }),
    listSources: async () => [],
    listRuns: async () => undefined,
    runSource: async () => run,
    stopping,
  });
}

async function call(id: string, body: unknown, bound = routes()): Promise<unknown> {
  const route = bound.find(({ contract }) => contract.id === `ingestion.${id}`);
  const request = {
    params: { sourceId: "one" },
    query: {},
    body,
    caller: "operator" as const,
    headers: {},
    signal: stopping,
  };
  return route?.handle(request);
}

const source = (location: object) => ({
  organisationId: "raakvlak",
  name: "One",
  format: "recruitee",
  location,
  closeShareMaximum: 50,
});
const anyRun = { dryRun: false, confirmClosing: false };

describe("the source routes", () => {
  it("answer a source with its id", async () => {
    const location = { kind: "url", url: "https://werkenbij.example.com/api/offers" };
    expect(await call("put-source", source(location))).toMatchObject({ sourceId: "one", location });
  });

  it.each([
    [
      { kind: "file", path: "../outside.json" },
      "location.path",
      "must stay inside the feed folder",
    ],
    [
      { kind: "url", url: "http://127.0.0.1/feed" },
      "location.url",
      "must name a host, not an IP address",
    ],
    [
      { kind: "url", url: "http://2130706433/feed" },
      "location.url",
      "must name a host, not an IP address",
    ],
  ])("refuse %j and name the field", async (location, field, message) => {
    expect(await call("put-source", source(location))).toMatchObject({
      kind: "problem",
      problem: { status: 400, code: "location-refused", errors: [{ field, message }] },
    });
  });

  it.each([
    ["recruitee", "only a source of format json-ld may be a list of pages"],
    ["json-ld", "must have an address: a file lists no pages"],
  ])("refuse a list of pages of format %s in a file", async (format, message) => {
    const list = { ...source({ kind: "file", path: "x.json" }), format, pages: {} };
    expect(await call("put-source", list)).toMatchObject({
      problem: { status: 400, code: "pages-refused", errors: [{ field: "pages", message }] },
    });
  });

  it("say 404 for a source that is not there and 409 while it is being run", async () => {
    expect(await call("list-runs", undefined)).toMatchObject({
      problem: { status: 404, code: "source-unknown" },
    });
    expect(await call("run-source", anyRun)).toMatchObject({
      problem: { status: 404, code: "source-unknown" },
    });
    expect(await call("run-source", anyRun, routes("busy"))).toMatchObject({
      problem: { status: 409, code: "run-under-way" },
    });
  });
});
