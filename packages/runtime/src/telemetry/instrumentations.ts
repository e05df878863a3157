import { ExpressInstrumentation } from "@opentelemetry/instrumentation-express";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { IORedisInstrumentation } from "@opentelemetry/instrumentation-ioredis";
import { MongooseInstrumentation } from "@opentelemetry/instrumentation-mongoose";

/** Asked every few seconds by machines; a trace of each would drown the others. */
const probes = /^\/(livez|readyz|metrics)(\?|$)/;

/** Making an instrumentation enables it; they are given back so that nobody collects them. No query, command argument or full path of a request becomes an attribute: they may name a person. */
export function enableInstrumentations(): readonly object[] {
  return [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: (request) => probes.test(request.url ?? ""),
      requireParentforOutgoingSpans: true,
    }),
    new ExpressInstrumentation({ ignoreLayersType: ["middleware", "router"] as never[] }),
    new MongooseInstrumentation({ requireParentSpan: true, dbStatementSerializer: () => "" }),
    new IORedisInstrumentation({
      requireParentSpan: true,
      dbStatementSerializer: (command) => command,
    }),
  ];
}
