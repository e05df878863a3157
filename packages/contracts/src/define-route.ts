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
  Code extends string = string,
> {
  readonly id: string;
  readonly service: ServiceName;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Path with `:name` parameters, as express reads it. */
  readonly path: string;
  readonly params: z.ZodType<Params>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
  /** The longest body in bytes, where the one that all routes share is more than this one ever needs. */
  readonly bodyMaximumBytes?: number;
  readonly response: z.ZodType<Response>;
  /** The status of success. */
  readonly status: 200 | 201 | 202 | 204;
  /** What it refuses beyond the shared problems: code to status. A handler can give no other. */
  readonly problems?: Readonly<Record<Code, ProblemStatus>>;
  /** Headers that mean something to this route, by name. */
  readonly requestHeaders?: Readonly<Record<string, z.ZodType<string>>>;
  readonly responseHeaders?: Readonly<Record<string, z.ZodType<string>>>;
  /** Who may call it, by token. */
  readonly callers: readonly Caller[];
  readonly summary: string;
}

/** A refusal's status: the caller's fault or the state of things, never ours. */
export type ProblemStatus = 400 | 404 | 409 | 410 | 412 | 429 | 503;

/** Declares an internal route. */
export function defineRoute<Params, Query, Body, Response, const Code extends string = never>(
  route: RouteContract<Params, Query, Body, Response, Code>,
): RouteContract<Params, Query, Body, Response, Code> {
  return route;
}

/** A page that anybody may ask for, without a token: HTML for people, and what mail programs post to. */
export interface PageContract {
  readonly id: string;
  readonly service: ServiceName;
  readonly method: "GET" | "POST";
  /** Path with `:name` parameters, as express reads it. */
  readonly path: string;
  readonly params: z.ZodType;
  /** What a form may post, as application/x-www-form-urlencoded. */
  readonly form?: z.ZodType;
  /** Each status with the page that it carries, in words. */
  readonly answers: Readonly<Record<number, string>>;
  readonly summary: string;
}

/** Declares a public page. */
export function definePage(page: PageContract): PageContract {
  return page;
}
