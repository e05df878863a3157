import type express from "express";
import { metrics } from "../metrics/metrics.ts";

const durations = metrics.histogram("raakvlak_http_request_duration_seconds");

/** Measures a request from now to the end of its answer; `route` is asked then, when it is known what answered. */
export function measureRequest(response: express.Response, route: () => string): void {
  const beganAtMs = performance.now();
  response.once("close", () => {
    const labels = { route: route(), status: response.statusCode };
    durations.record((performance.now() - beganAtMs) / 1_000, labels);
  });
}

/** The pattern of the route that answered, never the path: that may hold an id or a token (invariant 9). */
export function routeOf(request: express.Request): string | undefined {
  const { path } = (request.route ?? {}) as { path?: unknown };
  return typeof path === "string" ? path : undefined;
}
