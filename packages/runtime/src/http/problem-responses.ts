import type { SharedProblem } from "@raakvlak/contracts";
import type express from "express";
import { isDatabaseAway } from "../database/database-away.ts";
import type { Logger } from "../logging/create-logger.ts";
import { routeOf } from "./measure-requests.ts";
import { type HttpProblem, sharedProblem } from "./problem.ts";
import { RequestRefused } from "./request-refused.ts";

export function sendProblem(response: express.Response, { problem }: HttpProblem): void {
  response
    .status(problem.status)
    .type("application/problem+json")
    .set("Cache-Control", "no-store")
    .send(JSON.stringify(problem));
}

/** The last handler of every app: nothing else knew the path. */
export const answerUnknownPath: express.RequestHandler = (_request, response) => {
  sendProblem(response, sharedProblem("not-found", "There is nothing at this address"));
};

/** What body-parser and express call their refusals, as our stable codes. */
const knownFaults: Readonly<Record<string, readonly [code: SharedProblem, title: string]>> = {
  "entity.too.large": ["body-too-large", "The body is too large"],
  "entity.parse.failed": ["body-not-json", "The body is not valid JSON"],
  "encoding.unsupported": ["unsupported-encoding", "The body's encoding is not supported"],
  "charset.unsupported": ["unsupported-charset", "The body's character set is not supported"],
  "request.size.invalid": ["body-incomplete", "The body is not as long as announced"],
  "request.aborted": ["body-incomplete", "The body is not as long as announced"],
};

/** A caller who comes back sooner than this only meets the same outage. */
const retryAfterSeconds = 5;

/**
 * Turns whatever was thrown into a problem: refusals by their code, an outage of the database into a 503 (invariant 7), everything else into a 500;
 * neither says anything of the inside. An answer that has begun is cut: its reader must not take it for whole, and express'
 * own handler would print the error as it is, past the logger's allow-list (invariant 9).
 */
export function answerErrors(logger: Logger): express.ErrorRequestHandler {
  // Express tells error handlers by their four parameters.
  return (error: unknown, request, response, _next) => {
    const problem = problemOf(error);
    const route = routeOf(request);
    if (problem.problem.status >= 500)
      logger.error(
        "http-request-failed",
        { method: request.method, ...(route !== undefined && { route }) },
        error,
      );
    if (response.headersSent) return void response.destroy();
    if (problem.problem.status === 503) response.set("Retry-After", String(retryAfterSeconds));
    sendProblem(response, problem);
  };
}

function problemOf(error: unknown): HttpProblem {
  if (error instanceof RequestRefused) return error.refusal;
  const { type, status } = (error ?? {}) as { type?: unknown; status?: unknown };
  const known = typeof type === "string" ? knownFaults[type] : undefined;
  if (known) return sharedProblem(...known);
  if (typeof status === "number" && status >= 400 && status < 500)
    return sharedProblem("bad-request", "The request can not be understood");
  if (isDatabaseAway(error))
    return sharedProblem("stores-away", "Our database does not answer; try again later");
  return sharedProblem("internal-error", "Something went wrong on our side");
}
