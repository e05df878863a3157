import type { Problem, RouteContract } from "@raakvlak/contracts";
import { exchange } from "./exchange.ts";

/** A field that may be left out where the contract allows nothing. */
type Part<Key extends string, Value> = undefined extends Value
  ? { readonly [K in Key]?: Value }
  : { readonly [K in Key]: Value };

export type ClientRequest<Params, Query, Body> = Part<"params", Params> &
  Part<"body", Body> & {
    /** Whatever is left out takes the contract's default. */
    readonly query?: Partial<NonNullable<Query>>;
    readonly headers?: Readonly<Record<string, string>>;
    readonly signal?: AbortSignal;
  };

export type ClientAnswer<Response> =
  | { readonly ok: true; readonly body: Response; readonly headers: Headers }
  | { readonly ok: false; readonly problem: Problem };

type ClientMethod<Route> =
  Route extends RouteContract<infer Params, infer Query, infer Body, infer Response>
    ? (request: ClientRequest<Params, Query, Body>) => Promise<ClientAnswer<Response>>
    : never;

/** One method per route of the contract. */
export type ServiceClient<Routes> = { readonly [Name in keyof Routes]: ClientMethod<Routes[Name]> };

export interface ServiceClientOptions {
  readonly baseUrl: string;
  /** By which the other service knows this one. */
  readonly token: string;
  /** For the whole exchange; default 5,000. */
  readonly timeoutMs?: number;
}

/**
 * A client made from the same contract as the server. A method resolves to the body, or to the problem of a refusal
 * (4xx); it throws ServiceUnreachable when there was no usable answer. Nothing is tried twice.
 */
export function createServiceClient<Routes extends Record<string, RouteContract>>(
  routes: Routes,
  options: ServiceClientOptions,
): ServiceClient<Routes> {
  const methods = Object.entries(routes).map(([name, route]) => [
    name,
    (request: ClientRequest<unknown, unknown, unknown>) => exchange(route, request, options),
  ]);
  return Object.fromEntries(methods) as ServiceClient<Routes>;
}
