import type { Caller, RouteContract } from "@raakvlak/contracts";
import type { HttpProblem } from "./problem.ts";

export interface RouteRequest<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Aborts when the caller has gone away or the time for an answer is over. */
  readonly signal: AbortSignal;
}

export interface WithHeaders<Response> {
  readonly kind: "with-headers";
  readonly body: Response;
  readonly headers: Readonly<Record<string, string>>;
}

/** A response with headers of its own, such as ETag. */
export function withHeaders<Response>(
  body: Response,
  headers: Record<string, string>,
): WithHeaders<Response> {
  return { kind: "with-headers", body, headers };
}

/** A contract with what answers it, ready for startInternalServer. */
export interface BoundRoute {
  readonly contract: RouteContract;
  handle(request: RouteRequest<unknown, unknown, unknown>): Promise<unknown>;
}

type RequestOf<Route> =
  Route extends RouteContract<infer Params, infer Query, infer Body>
    ? RouteRequest<Params, Query, Body>
    : never;
type ResponseOf<Route> =
  Route extends RouteContract<unknown, unknown, unknown, infer Response> ? Response : never;

/** What a handler may give: the contract's response, the same with headers, or a problem. */
export type HandlerAnswer<Response> = Response | HttpProblem | WithHeaders<Response>;

/** Ties a handler to its contract; the server has parsed everything by then and checks what comes back. */
export function bindRoute<Route extends RouteContract>(
  contract: Route,
  handler: (request: RequestOf<Route>) => Promise<HandlerAnswer<ResponseOf<Route>>>,
): BoundRoute {
  return { contract, handle: (request) => handler(request as RequestOf<Route>) };
}
