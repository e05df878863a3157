import type { Problem, RouteContract } from "@raakvlak/contracts";

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

export type ServiceClient<Routes> = { readonly [Name in keyof Routes]: ClientMethod<Routes[Name]> };

/** The other service gave no usable answer: it is away, too slow, failing (5xx) or speaks another contract. Try again later. */
export class ServiceUnreachable extends Error {
  /** The route's id. */
  readonly route: string;
  readonly reason: "network" | "timeout" | "failed" | "bad-answer";

  constructor(
    route: string,
    reason: ServiceUnreachable["reason"],
    options: { detail?: string; cause?: unknown },
  ) {
    super(`${route}: ${reason}${options.detail ? ` (${options.detail})` : ""}`, {
      cause: options.cause,
    });
    this.name = "ServiceUnreachable";
    this.route = route;
    this.reason = reason;
  }
}

export interface ServiceClientOptions {
  readonly baseUrl: string;
  readonly token: string;
  /** For the whole exchange; default 5,000. */
  readonly timeoutMs?: number;
}
export function createServiceClient<
  Routes extends Record<string, RouteContract<any, any, any, any>>,
>(routes: Routes, options: ServiceClientOptions): ServiceClient<Routes> {
  throw new Error(`${options.baseUrl} ${Object.keys(routes).join()}`);
}
