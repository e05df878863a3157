import type { ServiceName } from "@raakvlak/contracts";
import type express from "express";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";
import { createApp } from "./create-app.ts";
import { addLiveness } from "./health-routes.ts";
import { type HttpListener, listen } from "./listener.ts";
import { measureRequest, routeOf } from "./measure-requests.ts";
import { sharedProblem } from "./problem.ts";
import { answerErrors, answerUnknownPath, sendProblem } from "./problem-responses.ts";

export interface PublicServerOptions {
  readonly name: ServiceName;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Adds the pages; an error handler of its own comes before ours. Headers that it sets replace ours. */
  readonly configure: (app: express.Express) => void;
  readonly health: Health;
  readonly logger: Logger;
  /** What stands before the server (express's `trust proxy`); default false: the peer is the client. */
  readonly trustProxy?: boolean | number | string;
}

/** The largest body that a page takes. */
const bodyLimitBytes = 1_048_576;

/**
 * Serves what people see: bounded sizes and times, security headers, /livez, problems for what nobody answered. Bodies are
 * left unread for the pages; one without a length, or longer than 1 MB, is refused. Throws when the port is taken.
 */
export async function startPublicServer(options: PublicServerOptions): Promise<HttpListener> {
  const app = createApp();
  app.set("trust proxy", options.trustProxy ?? false);
  addLiveness(app, options.health);
  app.use((request, response, next) => {
    measureRequest(response, () => `public ${routeOf(request) ?? "unmatched"}`);
    next();
  });
  app.use(boundBody);
  options.configure(app);
  app.use(answerUnknownPath);
  app.use(answerErrors(options.logger));
  const listener = await listen(app, options);
  options.logger.info("listening-publicly", { host: options.host, port: listener.port });
  return listener;
}

const boundBody: express.RequestHandler = (request, response, next) => {
  if (request.headers["transfer-encoding"] !== undefined)
    return sendProblem(response, sharedProblem("length-required", "The body's length is needed"));
  if (Number(request.headers["content-length"] ?? 0) > bodyLimitBytes)
    return sendProblem(response, sharedProblem("body-too-large", "The body is too large"));
  next();
};
