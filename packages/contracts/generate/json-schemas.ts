import { z } from "zod";
import { ingestionRoutes } from "../src/http/ingestion.ts";
import { matchingRoutes } from "../src/http/matching.ts";
import { notificationRoutes } from "../src/http/notification.ts";
import { preferenceRoutes } from "../src/http/preference.ts";
import type { RouteContract } from "../src/define-route.ts";
import { cloudEventHeadersSchema } from "../src/envelope/cloud-event.ts";
import { topics } from "../src/topics.ts";

export type JsonSchema = { [keyword: string]: unknown };

const routeSets: Readonly<Record<string, Readonly<Record<string, RouteContract>>>> = {
  ingestion: ingestionRoutes,
  matching: matchingRoutes,
  notification: notificationRoutes,
  preference: preferenceRoutes,
};

function schemaOf(schema: z.ZodType, io: "input" | "output"): JsonSchema {
  return z.toJSONSchema(schema, { io, unrepresentable: "any" });
}

/** Every JSON Schema of the contracts by its path below `schemas/`: one per event version, the envelope, one per route. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const files = new Map<string, JsonSchema>();
  files.set("envelope.json", schemaOf(cloudEventHeadersSchema, "input"));
  for (const topic of Object.values(topics)) {
    for (const event of topic.events)
      files.set(`events/${event.type}.v${event.version}.json`, schemaOf(event.data, "input"));
  }
  for (const routes of Object.values(routeSets)) {
    for (const route of Object.values(routes)) {
      files.set(`http/${route.id}.json`, {
        method: route.method,
        path: route.path,
        params: schemaOf(route.params, "input"),
        query: schemaOf(route.query, "input"),
        body: schemaOf(route.body, "input"),
        response: schemaOf(route.response, "output"),
      });
    }
  }
  return files;
}
