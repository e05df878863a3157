/**
 * Loaded by `node --import @raakvlak/runtime/telemetry` before anything else, so that one trace id leads from the feed
 * run to the mail. Spans leave by OTLP when OTEL_EXPORTER_OTLP_ENDPOINT is set; without it none is recorded, but trace
 * ids still flow and stand in every log line.
 */
import { register } from "import-in-the-middle/register-hooks.mjs";

// The hook comes first: what is imported before it can not be instrumented. It wraps only what has an instrumentation,
// for every wrapped module costs start-up time.
register({
  include: ["http", "node:http", "https", "node:https", "express", "mongoose", "ioredis"],
});

// Imported only now, and one by one: the complete SDK with all its exporters takes 0.7 s to load, these take 0.15 s.
const { startTracing } = await import("./start-tracing.ts");
await startTracing(process.env);
