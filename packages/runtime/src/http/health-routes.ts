import type express from "express";
import { prometheus } from "../metrics/meter-provider.ts";
import type { Health } from "../service/health.ts";

/** /livez: must it be restarted? */
export function addLiveness(app: express.Express, health: Health): void {
  app.get("/livez", (_request, response) => {
    const { failure } = health;
    response
      .status(failure === undefined ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json(failure === undefined ? { status: "ok" } : { status: "failed", reason: failure });
  });
}

/** /readyz: may traffic come, and if not, why; /metrics in Prometheus's text format. Without a token, so only on the internal listener. */
export function addReadinessAndMetrics(app: express.Express, health: Health): void {
  app.get("/readyz", async (_request, response) => {
    const readiness = await health.readiness();
    response
      .status(readiness.ready ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json(readiness);
  });
  app.get("/metrics", (request, response) =>
    prometheus.getMetricsRequestHandler(request, response),
  );
}
