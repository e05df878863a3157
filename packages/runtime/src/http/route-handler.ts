import type { RouteContract } from "@raakvlak/contracts";
import type express from "express";
import { admit, headersOf, isObject, isProblem, readInput } from "./admission.ts";
import type { BoundRoute, RouteRequest, WithHeaders } from "./bind-route.ts";
import type { CallerFinder } from "./caller-tokens.ts";
import { measureRequest } from "./measure-requests.ts";
import { type HttpProblem, sharedProblem } from "./problem.ts";
import { sendProblem } from "./problem-responses.ts";

/** How long a handler may take before its signal aborts and the caller is told to come back. */
const answerWithinMs = 30_000;

interface RouteOptions {
  readonly findCaller: CallerFinder;
  readonly validateResponses: boolean;
}

/** Everything between express and a bound route: who calls, is the input right, what came out. */
export function routeHandler(route: BoundRoute, options: RouteOptions): express.RequestHandler {
  return async (request, response) => {
    const { contract } = route;
    measureRequest(response, () => contract.id);
    const caller = admit(contract, options.findCaller(request.headers.authorization));
    if (isProblem(caller)) {
      if (caller.problem.status === 401) response.set("WWW-Authenticate", "Bearer");
      return sendProblem(response, caller);
    }
    const input = readInput(contract, request);
    if (isProblem(input)) return sendProblem(response, input);
    const answer = await answerInTime(
      route,
      { ...input, caller, headers: headersOf(request) },
      response,
    );
    if (isProblem(answer)) return sendProblem(response, answer);
    send(response, contract, answer, options.validateResponses);
  };
}

async function answerInTime(
  route: BoundRoute,
  request: Omit<RouteRequest<unknown, unknown, unknown>, "signal">,
  response: express.Response,
): Promise<unknown> {
  const over = new AbortController();
  const onClose = () => over.abort();
  response.once("close", onClose);
  const late = new Promise<HttpProblem>((resolve) => {
    const tooLate = sharedProblem("took-too-long", "The answer took too long; try again later");
    const timer = setTimeout(() => {
      over.abort();
      resolve(tooLate);
    }, answerWithinMs);
    over.signal.addEventListener("abort", () => clearTimeout(timer));
  });
  return Promise.race([route.handle({ ...request, signal: over.signal }), late]);
}

function send(
  response: express.Response,
  contract: RouteContract,
  answer: unknown,
  validate: boolean,
): void {
  const { body, headers } = isWithHeaders(answer) ? answer : { body: answer, headers: {} };
  // A handler's mistake: the error path answers 500 and logs which fields are wrong.
  if (validate) contract.response.parse(body);
  response.status(contract.status).set("Cache-Control", "no-store").set(headers);
  if (contract.status === 204) response.end();
  else response.json(body);
}

function isWithHeaders(value: unknown): value is WithHeaders<unknown> {
  return isObject(value) && value["kind"] === "with-headers" && isObject(value["headers"]);
}
