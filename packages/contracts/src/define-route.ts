import type { z } from "zod";
import type { ServiceName } from "./define-event.ts";

/** Who may call an internal route: another service, or an operator's tool. */
export type Caller = ServiceName | "operator";

/** One HTTP route: server and client are both made from it, so that they can not drift apart. */
export interface RouteContract<
  Params = unknown,
  Query = unknown,
  Body = unknown,
  Response = unknown,
> {
  readonly id: string;
  readonly service: ServiceName;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with `:name` parameters, as express reads it. */
  readonly path: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  readonly response: z.ZodType<Response>;
  /** The status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** Who may call it, by token. */
  readonly callers: readonly Caller[];
  readonly summary: string;
}

/** Declares an internal route. */
export function defineRoute<Params, Query, Body, Response>(
  route: RouteContract<Params, Query, Body, Response>,
): RouteContract<Params, Query, Body, Response> {
  return route;
}
