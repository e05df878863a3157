import { cloudEventHeadersSchema } from "../src/envelope/cloud-event.ts";
import { topics } from "../src/topics.ts";
import { routeSets } from "./route-sets.ts";
import { schemaOf, type JsonSchema } from "./schema-of.ts";

/** Every JSON Schema of the contracts by its path below `schemas/`: one per event version, the envelope, one per route. */
export function jsonSchemas(): ReadonlyMap<string, JsonSchema> {
  const files = new Map<string, JsonSchema>();
  files.set("envelope.json", schemaOf(cloudEventHeadersSchema, "input"));
  for (const topic of Object.values(topics)) {
    for (const event of topic.events)
      files.set(`events/${event.type}.v${event.version}.json`, schemaOf(event.data, "input"));
  }
  for (const { routes, streams = [] } of Object.values(routeSets)) {
    for (const route of [...routes, ...streams]) {
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
