const json = (schema: Record<string, unknown>) => ({ "application/json": { schema } });

const liveness = {
  type: "object",
  properties: { status: { enum: ["ok", "failed"] }, reason: { type: "string" } },
  required: ["status"],
};

const readiness = {
  type: "object",
  properties: { ready: { type: "boolean" } },
  required: ["ready"],
};

const ask = (operationId: string, summary: string, responses: Record<string, unknown>) => ({
  get: { operationId, summary, tags: ["health"], security: [], responses },
});

/** What runtime adds to the internal listener of every service. */
export const healthPaths = {
  "/livez": ask("livez", "Must it be restarted?", {
    200: { description: "It lives.", content: json(liveness) },
    503: { description: "It failed for good.", content: json(liveness) },
  }),
  "/readyz": ask("readyz", "May traffic come, and if not, why?", {
    200: { description: "Ready.", content: json(readiness) },
    503: { description: "Not ready, or not now; the checks say why.", content: json(readiness) },
  }),
  "/metrics": ask("metrics", "Metrics in Prometheus's text format.", {
    200: { description: "All of them.", content: { "text/plain": { schema: { type: "string" } } } },
  }),
};
