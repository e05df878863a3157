import { z } from "zod";
import type { StreamContract } from "../src/define-stream.ts";
import type { PageContract, RouteContract } from "../src/define-route.ts";
import { nothingSchema } from "../src/http/nothing.ts";
import { sharedProblems } from "../src/http/shared-problems.ts";
import { routeExample } from "./examples.ts";
import { schemaPartOf, type JsonSchema } from "./schema-of.ts";

type Problems = Readonly<Record<string, number>>;

/** Problems that a route never meets: another method is another route, or none. */
const elsewhere = ["method-not-allowed", "length-required", "too-many-listeners"];
const sharedByRoutes: Problems = Object.fromEntries(
  Object.entries(sharedProblems).filter(([code]) => !elsewhere.includes(code)),
);
/** What the public listener answers instead of a page. */
const pageProblems: Problems = {
  "bad-request": 400,
  "length-required": 411,
  "body-too-large": 413,
  "internal-error": 500,
};

/** A route as an OpenAPI operation, with every status that it can answer. */
export function routeOperation(route: RouteContract): Record<string, unknown> {
  const example = routeExample(route.id);
  return {
    operationId: route.id,
    summary: route.summary,
    tags: ["internal"],
    security: route.callers.map((caller) => ({ callerToken: [caller] })),
    parameters: [
      ...parametersOf("path", route.params),
      ...parametersOf("query", route.query),
      ...headerParametersOf(route.requestHeaders),
    ],
    ...(route.body !== nothingSchema && {
      requestBody: {
        required: true,
        ...(route.bodyMaximumBytes !== undefined && {
          description: `At most ${route.bodyMaximumBytes} bytes.`,
        }),
        content: contentOf("application/json", schemaPartOf(route.body, "input"), example.body),
      },
    }),
    responses: {
      [route.status]: success(route, example.response),
      ...routeProblems(route.problems),
    },
  };
}

/** A stream as an operation: what one event carries is a schema beside the text of them all. */
export function streamOperation(stream: StreamContract): Record<string, unknown> {
  const operation = routeOperation({
    ...stream,
    problems: { ...stream.problems, "too-many-listeners": 429 },
    requestHeaders: { "Last-Event-ID": z.string().describe("The id of the last event that came.") },
  });
  const description = `Server-sent events of type \`${stream.event}\`, kept alive by comments; each carries \`x-event-data\` as JSON.`;
  return {
    ...operation,
    responses: {
      ...(operation["responses"] as Record<string, unknown>),
      200: { description, content: contentOf("text/event-stream", { type: "string" }) },
    },
    "x-event-data": schemaPartOf(stream.response, "output"),
  };
}

/** A public page: HTML in every case that it knows, a problem where something was refused before it. */
export function pageOperation(page: PageContract): Record<string, unknown> {
  const pages = Object.entries(page.answers).map(([status, description]) => [
    status,
    { description, content: contentOf("text/html", { type: "string" }) },
  ]);
  return {
    operationId: page.id,
    summary: page.summary,
    tags: ["public"],
    security: [],
    parameters: parametersOf("path", page.params),
    ...(page.form && {
      requestBody: {
        required: false,
        content: contentOf("application/x-www-form-urlencoded", schemaPartOf(page.form, "input")),
      },
    }),
    responses: { ...pageProblemResponses(), ...Object.fromEntries(pages) },
  };
}

function success(route: RouteContract, example: unknown): Record<string, unknown> {
  const headers = Object.entries(route.responseHeaders ?? {}).map(([name, schema]) => [
    name,
    { required: true, schema: schemaPartOf(schema, "output") },
  ]);
  return {
    description: route.status === 204 ? "Done." : "As asked.",
    ...(headers.length > 0 && { headers: Object.fromEntries(headers) }),
    ...(route.status !== 204 && {
      content: contentOf("application/json", schemaPartOf(route.response, "output"), example),
    }),
  };
}

/** What every internal route may refuse with, per status; a document holds it once. */
export function sharedResponses(): Record<string, unknown> {
  const responses = [...codesByStatus(sharedByRoutes)].map(([status, codes]) => [
    String(status),
    problemResponse(status, codes),
  ]);
  return Object.fromEntries(responses) as Record<string, unknown>;
}

/** The route's refusals per status: shared ones by reference, where it adds a code of its own in full. */
function routeProblems(own: Problems = {}): Record<string, unknown> {
  const owned = new Set(Object.values(own));
  const responses = [...codesByStatus({ ...sharedByRoutes, ...own })].map(([status, codes]) => [
    status,
    owned.has(status)
      ? problemResponse(status, codes)
      : { $ref: `#/components/responses/${status}` },
  ]);
  return Object.fromEntries(responses) as Record<string, unknown>;
}

function pageProblemResponses(): Record<string, unknown> {
  const responses = [...codesByStatus(pageProblems)].map(([status, codes]) => [
    status,
    problemResponse(status, codes),
  ]);
  return Object.fromEntries(responses) as Record<string, unknown>;
}

function codesByStatus(problems: Problems): ReadonlyMap<number, string[]> {
  const codes = new Map<number, string[]>();
  for (const [code, status] of Object.entries(problems))
    codes.set(status, [...(codes.get(status) ?? []), code]);
  return codes;
}

function problemResponse(status: number, codes: readonly string[]): Record<string, unknown> {
  return {
    description: `Refused: ${codes.map((code) => `\`${code}\``).join(", ")}.`,
    ...(status === 401 && { headers: { "WWW-Authenticate": challengeHeader } }),
    content: contentOf("application/problem+json", {
      allOf: [{ $ref: "#/components/schemas/Problem" }],
      properties: { status: { const: status }, code: { enum: codes } },
    }),
  };
}

const challengeHeader = { required: true, schema: { const: "Bearer" } };

function contentOf(type: string, schema: JsonSchema, example?: unknown): Record<string, unknown> {
  return { [type]: { schema, ...(example !== undefined && { example }) } };
}

function parametersOf(where: "path" | "query", schema: z.ZodType): Record<string, unknown>[] {
  const { properties = {}, required = [] } = schemaPartOf(schema, "input") as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: required.includes(name),
    schema: property,
  }));
}

function headerParametersOf(
  headers: RouteContract["requestHeaders"] = {},
): Record<string, unknown>[] {
  return Object.entries(headers).map(([name, schema]) => ({
    name,
    in: "header",
    required: false,
    schema: schemaPartOf(schema, "input"),
  }));
}
