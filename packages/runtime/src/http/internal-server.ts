import type { Caller, ServiceName } from "@raakvlak/contracts";
import type express from "express";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";
import type { BoundRoute } from "./bind-route.ts";
import type { BoundStream } from "./bind-stream.ts";
import { createCallerFinder } from "./caller-tokens.ts";
import { operatorGate, queueBoardPath } from "../operators/operator-gate.ts";
import type { QueueBoard } from "../operators/queue-board.ts";
import { createApp } from "./create-app.ts";
import { addLiveness, addReadinessAndMetrics } from "./health-routes.ts";
import { jsonBody } from "./json-body.ts";
import { type HttpListener, listen } from "./listener.ts";
import { sharedProblem } from "./problem.ts";
import { answerErrors, answerUnknownPath, sendProblem } from "./problem-responses.ts";
import { routeHandler } from "./route-handler.ts";
import { streamHandler } from "./stream-handler.ts";

export interface InternalServerOptions {
  readonly name: ServiceName;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly tokens: Readonly<Partial<Record<Caller, string>>>;
  readonly routes: readonly BoundRoute[];
  /** Answers that go on; they end when the server stops. */
  readonly streams?: readonly BoundStream[];
  readonly health: Health;
  readonly logger: Logger;
  /** Shown to operators under /operators/queues. */
  readonly queueBoard?: Pick<QueueBoard, "handler">;
  /** Checks every answer against its contract; default true, a production service may pass false. */
  readonly validateResponses?: boolean;
}

/** The largest body that an internal route takes, where its contract names none. */
const bodyLimitBytes = 1_048_576;

/**
 * Serves a service's internal routes, and /livez, /readyz and /metrics without a token. Every route asks for a caller's
 * token and lets in only the callers of its contract. Throws when a route belongs to another service or stands twice,
 * when two callers share a token, or when the port is taken.
 */
export async function startInternalServer(options: InternalServerOptions): Promise<HttpListener> {
  refuseWrongRoutes(options);
  const app = createApp();
  addLiveness(app, options.health);
  addReadinessAndMetrics(app, options.health);
  if (options.queueBoard)
    app.use(
      queueBoardPath,
      operatorGate(createCallerFinder(options.tokens)),
      options.queueBoard.handler,
    );
  const stopping = new AbortController();
  addRoutes(app, options, stopping.signal);
  app.use(answerUnknownPath);
  app.use(answerErrors(options.logger));
  const listener = await listen(app, options);
  options.logger.info("listening-internally", { host: options.host, port: listener.port });
  return {
    ...listener,
    async [Symbol.asyncDispose]() {
      stopping.abort();
      await listener[Symbol.asyncDispose]();
    },
  };
}

function refuseWrongRoutes({ name, routes, streams = [] }: InternalServerOptions): void {
  const seen = new Set<string>();
  for (const { contract } of [...routes, ...streams]) {
    if (contract.service !== name)
      throw new Error(`${contract.id} belongs to ${contract.service}, not to ${name}`);
    const place = `${contract.method} ${contract.path}`;
    if (seen.has(place)) throw new Error(`${place} is bound twice`);
    seen.add(place);
  }
}

function addRoutes(
  app: express.Express,
  options: InternalServerOptions,
  stopping: AbortSignal,
): void {
  const findCaller = createCallerFinder(options.tokens);
  const methods = new Map<string, string[]>();
  const { streams = [], validateResponses = true } = options;
  const listening = { count: 0 };
  const handlers = [
    ...options.routes.map((route) => ({
      contract: route.contract,
      handler: routeHandler(route, { findCaller, validateResponses }),
    })),
    ...streams.map((stream) => ({
      contract: stream.contract,
      handler: streamHandler(stream, { findCaller, validateResponses, listening, stopping }),
    })),
  ];
  for (const { contract, handler } of handlers) {
    const { method, path } = contract;
    const verb = method.toLowerCase() as "get" | "post" | "put" | "delete";
    app[verb](path, ...jsonBody(contract.bodyMaximumBytes ?? bodyLimitBytes), handler);
    methods.set(path, [...(methods.get(path) ?? []), method]);
  }
  for (const [path, allowed] of methods)
    app.all(path, (_request, response) => {
      response.set("Allow", allowed.join(", "));
      sendProblem(response, sharedProblem("method-not-allowed", "Not with this method"));
    });
}
