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

/** What a handler may give: the contract's response, the same with headers, or a problem. */
export type HandlerAnswer<Response, Code extends string = string> =
  | Response
  | HttpProblem<Code>
  | WithHeaders<Response>;

/** The same value, to read only: so that a literal in a handler keeps its literal types (`const Answer`). */
type Frozen<Value> = Value extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Frozen<Value[Key]> }
    : Value;

/** Ties a handler to its contract and to the problems it declares; the server has parsed everything by then and checks what comes back. */
export function bindRoute<
  Params,
  Query,
  Body,
  Response,
  Code extends string,
  const Answer extends HandlerAnswer<Frozen<Response>, Code>,
>(
  contract: RouteContract<Params, Query, Body, Response, Code>,
  handler: (request: RouteRequest<Params, Query, Body>) => Promise<Answer>,
): BoundRoute {
  return {
    contract,
    handle: (request) => handler(request as RouteRequest<Params, Query, Body>),
  };
}
