import type express from "express";
import type { CallerFinder } from "../http/caller-tokens.ts";
import { sendProblem } from "../http/problem-responses.ts";
import { sharedProblem } from "../http/problem.ts";
import { readBasic } from "../http/read-basic.ts";

/** Where the pages of operators stand on every internal listener that has any. */
export const queueBoardPath = "/operators/queues";

/** Own files only: the queue page would otherwise fetch its fonts from a third party. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Lets operators look, and nobody change anything (ADR 17). Their token comes as a bearer's, or, so that a browser can
 * ask for it, as the password of the user "operator" by HTTP Basic; both are taken on these pages only.
 */
export function operatorGate(findCaller: CallerFinder): express.RequestHandler {
  return (request, response, next) => {
    const caller = findCaller(asBearer(request.headers.authorization));
    if (caller === "missing" || caller === "unknown") {
      response.set("WWW-Authenticate", 'Basic realm="Raakvlak, operators", charset="UTF-8"');
      return sendProblem(
        response,
        caller === "missing"
          ? sharedProblem("token-missing", "The operator's token is needed")
          : sharedProblem("token-unknown", "The token is nobody's"),
      );
    }
    if (caller !== "operator")
      return sendProblem(response, sharedProblem("caller-not-allowed", "Only operators may look"));
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.set("Allow", "GET, HEAD");
      return sendProblem(response, sharedProblem("method-not-allowed", "These pages only show"));
    }
    response.set({ "Content-Security-Policy": policy, "Cache-Control": "no-store" });
    next();
  };
}

function asBearer(authorization: string | undefined): string | undefined {
  const basic = readBasic(authorization);
  if (basic === undefined) return authorization;
  return basic.user === "operator" ? `Bearer ${basic.password}` : undefined;
}
