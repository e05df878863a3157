import type { ServiceName } from "../src/define-event.ts";
import { problemSchema } from "../src/http/problem.ts";
import { jsonFile, type GeneratedFile } from "./generated-file.ts";
import { healthPaths } from "./open-api-health.ts";
import {
  pageOperation,
  routeOperation,
  sharedResponses,
  streamOperation,
} from "./open-api-operations.ts";
import { routeSets } from "./route-sets.ts";
import { schemaPartOf } from "./schema-of.ts";

type PathItem = Record<string, unknown>;

const internalListener = {
  url: "/",
  description: "The internal listener: other services and operators, never the outside.",
};
const publicListener = { url: "/", description: "The public listener: people and mail programs." };

const described: Readonly<Record<ServiceName, string>> = {
  ingestion: "Takes vacancies in: fetches feeds, understands them, publishes what really changed.",
  matching: "Finds who fits what, the moment either appears, and says why.",
  notification: "Tells candidates of the vacancies that fit them, once each, and never after a no.",
  preference: "What candidates want, what they allow, and the erasure of a person everywhere.",
  site: "The pages that people see; what it offers other programs is here.",
};

/** docs/api: an OpenAPI 3.1 document per service, from its routes and pages. */
export function openApiFiles(): GeneratedFile[] {
  return Object.keys(routeSets).map((service) =>
    jsonFile(`docs/api/${service}.openapi.json`, openApiOf(service as ServiceName)),
  );
}

/** One service's HTTP interface. */
export function openApiOf(service: ServiceName): Record<string, unknown> {
  const { routes, streams = [], pages } = routeSets[service];
  const paths: Record<string, PathItem> = {};
  const add = (path: string, method: string, operation: unknown, item: PathItem = {}) => {
    const place = path.replaceAll(/:(\w+)/g, "{$1}");
    paths[place] = { ...item, ...paths[place], [method.toLowerCase()]: operation };
  };
  for (const route of routes) add(route.path, route.method, routeOperation(route));
  for (const stream of streams) add(stream.path, stream.method, streamOperation(stream));
  for (const page of pages)
    add(page.path, page.method, pageOperation(page), { servers: [publicListener] });
  return {
    openapi: "3.1.0",
    info: {
      title: `Raakvlak ${service}`,
      version: "1",
      description: [
        described[service],
        "Every refusal is a problem (RFC 9457) with a stable `code`. Requests beyond the listener's own limits (headers over",
        "16 kB, a broken request line, a body that never comes) are answered by Node itself with 400, 408 or 431, without a body.",
      ].join("\n"),
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    servers: [internalListener],
    tags: [
      { name: "internal", description: "For the callers whose tokens a route names." },
      ...(pages.length > 0
        ? [{ name: "public", description: "For everybody, on the public listener." }]
        : []),
      { name: "health", description: "For whatever runs and watches the service; no token." },
    ],
    paths: { ...paths, ...healthPaths },
    components: {
      securitySchemes: {
        callerToken: {
          type: "http",
          scheme: "bearer",
          description:
            "Each caller has a token of its own for each service. A requirement's role is the caller that may use the route.",
        },
      },
      ...(routes.length > 0 && { responses: sharedResponses() }),
      schemas: { Problem: schemaPartOf(problemSchema, "output") },
    },
  };
}
