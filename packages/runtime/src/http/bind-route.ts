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

/** Ties a handler to its contract; the server has parsed everything by then and checks what comes back. */
export function bindRoute<Params, Query, Body, Response>(
  contract: RouteContract<Params, Query, Body, Response>,
  handler: (
    request: RouteRequest<Params, Query, Body>,
  ) => Promise<NoInfer<Response> | HttpProblem | WithHeaders<NoInfer<Response>>>,
): BoundRoute {
  return {
    contract,
    handle: (request) => handler(request as RouteRequest<Params, Query, Body>),
  };
}
