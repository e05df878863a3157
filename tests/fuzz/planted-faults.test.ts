import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import type { OpenApiDocument } from "./open-api-document.ts";
import { alwaysRefused, type FuzzSettings, runFuzz } from "./run-fuzz.ts";
import type { KnownValues } from "./schema-values.ts";

const settings = { seed: 7, runsPerOperation: 300, msPerOperation: 10_000 };

const json = (schema: object) => ({ content: { "application/json": { schema } } });
const document: OpenApiDocument = {
  info: { title: "Planted" },
  paths: {
    "/notes/{noteId}": {
      put: {
        operationId: "put-note",
        parameters: [{ name: "noteId", in: "path", required: true, schema: { type: "string" } }],
        requestBody: {
          required: true,
          ...json({
            type: "object",
            properties: { text: { type: "string" }, size: { type: "integer", minimum: 0 } },
            required: ["text"],
          }),
        },
        responses: {
          200: {
            description: "Kept.",
            ...json({
              type: "object",
              properties: { kept: { type: "boolean" } },
              required: ["kept"],
              additionalProperties: false,
            }),
          },
          400: { description: "Refused.", ...json({ type: "object" }) },
        },
      },
    },
  },
};

interface Note {
  readonly text?: unknown;
  readonly size?: unknown;
}

type Respond = (note: Note, response: ServerResponse) => void;

const answer = (response: ServerResponse, status: number, body: unknown, type?: string) => {
  response.writeHead(status, { "content-type": type ?? "application/json" });
  response.end(JSON.stringify(body));
};
const good: Respond = (note, response) =>
  typeof note.text === "string"
    ? answer(response, 200, { kept: true })
    : answer(response, 400, { wrong: "text" });

async function listening(respond: Respond): Promise<{ url: string; server: Server }> {
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.once("end", () => {
      if (request.method !== "PUT") return answer(response, 405, {});
      respond(noteOf(Buffer.concat(chunks).toString("utf8")), response);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

function noteOf(text: string): Note {
  try {
    return (JSON.parse(text) as Note | null) ?? {};
  } catch {
    return {};
  }
}

async function fuzz(
  respond: Respond,
  { known = {}, ...limits }: Partial<FuzzSettings & { known: KnownValues }> = {},
) {
  const { url, server } = await listening(respond);
  try {
    const [report] = await runFuzz(
      { document, internalUrl: url, tokens: { operator: "t" }, known },
      { ...settings, ...limits },
    );
    return report;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test("what keeps to its document is left alone", async () => {
  const report = await fuzz(good);
  expect(report).toMatchObject({ id: "put-note" });
  expect(report?.fault).toBeUndefined();
  expect(report?.statuses["200"]).toBeGreaterThan(30);
  expect(report?.statuses["400"]).toBeGreaterThan(30);
});

test.each<[string, Respond, RegExp]>([
  [
    "a 500 behind a null byte",
    (note, response) =>
      JSON.stringify(note).includes("\\u0000") ? answer(response, 500, {}) : good(note, response),
    /^500.*\\u0000/s,
  ],
  [
    "a 500 behind a number beyond 32 bits",
    (note, response) =>
      Number(note.size) > 2 ** 31 ? answer(response, 503, {}) : good(note, response),
    /^503/,
  ],
  [
    "a status that is not listed",
    (note, response) => (note.text === "" ? answer(response, 409, {}) : good(note, response)),
    /^409 is not listed/,
  ],
  [
    "a body that does not fit its schema",
    (note, response) =>
      note.size === undefined ? good(note, response) : answer(response, 200, { kept: "yes" }),
    /body\/kept must be boolean/,
  ],
  [
    "more than the schema shows",
    (_note, response) => answer(response, 200, { kept: true, secret: 1 }),
    /must NOT have additional properties/,
  ],
  [
    "a type that is not listed",
    (_note, response) => answer(response, 200, { kept: true }, "text/html"),
    /type "text\/html" is not listed/,
  ],
  ["no answer at all", (_note, response) => void response.destroy(), /socket hang up|ECONNRESET/],
])("is found: %s", async (_what, respond, fault) => {
  expect((await fuzz(respond))?.fault).toMatch(fault);
});

test("what is found is made small", async () => {
  const report = await fuzz((note, response) =>
    JSON.stringify(note).includes("polluted") ? answer(response, 500, {}) : good(note, response),
  );
  expect(report?.fault).toMatch(/polluted/);
  expect(report?.fault?.length).toBeLessThan(500);
});

test("who never gets through is named, with the known value that was refused", async () => {
  const refuse: Respond = (_note, response) => answer(response, 400, { gone: "note" });
  const report = await fuzz(refuse, { runsPerOperation: 20, known: { noteId: ["note-7"] } });
  expect(report?.fault).toBeUndefined();
  expect(alwaysRefused(report ? [report] : [])).toEqual([
    expect.stringMatching(
      /^put-note never succeeded\n {2}\d+ times 400, such as PUT \/notes\/note-7.*"gone":"note"/s,
    ),
  ]);
  const kept = await fuzz(good, { runsPerOperation: 20, known: { noteId: ["note-7"] } });
  expect(alwaysRefused(kept ? [kept] : [])).toEqual([]);
});
