import { IncomingMessage, type ClientRequest } from "node:http";
import type { Attributes } from "@opentelemetry/api";
import { ExpressInstrumentation } from "@opentelemetry/instrumentation-express";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { IORedisInstrumentation } from "@opentelemetry/instrumentation-ioredis";
import { MongooseInstrumentation } from "@opentelemetry/instrumentation-mongoose";

/** Asked every few seconds by machines; a trace of each would drown the others. */
const probes = /^\/(livez|readyz|metrics)(\?|$)/;

/**
 * Making an instrumentation enables it; they are given back so that nobody collects them. No address, path, query or
 * command argument becomes an attribute: they may name a person or hold a token (invariant 9). The route's pattern says
 * enough.
 */
export function enableInstrumentations(): readonly object[] {
  return [
    new HttpInstrumentation({
      ignoreIncomingRequestHook: (request) => probes.test(request.url ?? ""),
      requireParentforOutgoingSpans: true,
      requestHook: (span, request) => void span.setAttributes(withoutPerson(request)),
    }),
    new ExpressInstrumentation({ ignoreLayersType: ["middleware", "router"] as never[] }),
    new MongooseInstrumentation({ requireParentSpan: true, dbStatementSerializer: () => "" }),
    new IORedisInstrumentation({
      requireParentSpan: true,
      dbStatementSerializer: (command) => command,
    }),
  ];
}

/** Overwrites what the instrumentation has set by then. */
function withoutPerson(request: IncomingMessage | ClientRequest): Attributes {
  if (!(request instanceof IncomingMessage)) return { "url.full": request.host };
  return {
    "url.path": "",
    "url.query": "",
    "client.address": "",
    "network.peer.address": "",
    "user_agent.original": "",
  };
}
