import type { Caller, RouteContract } from "@raakvlak/contracts";
import type express from "express";
import type { z } from "zod";
import type { RouteRequest } from "./bind-route.ts";
import type { CallerFinder } from "./caller-tokens.ts";
import { type FieldError, type HttpProblem, sharedProblem } from "./problem.ts";

/** The caller, when its token is known and the route lets it in. */
export function admit(
  contract: RouteContract,
  caller: ReturnType<CallerFinder>,
): Caller | HttpProblem {
  if (caller === "missing") return sharedProblem("token-missing", "A caller's token is needed");
  if (caller === "unknown") return sharedProblem("token-unknown", "The token is nobody's");
  if (!contract.callers.includes(caller))
    return sharedProblem("caller-not-allowed", "This caller may not use this route");
  return caller;
}

export type Input = Pick<RouteRequest<unknown, unknown, unknown>, "params" | "query" | "body">;

/** Parses all three parts and names everything that is wrong in any of them at once. */
export function readInput(contract: RouteContract, request: express.Request): Input | HttpProblem {
  const errors: FieldError[] = [];
  const read = (part: "params" | "query" | "body") => {
    const parsed = contract[part].safeParse(request[part]);
    if (!parsed.success)
      errors.push(...parsed.error.issues.flatMap((issue) => fieldErrors(part, issue)));
    return parsed.data;
  };
  const input = { params: read("params"), query: read("query"), body: read("body") };
  return errors.length === 0
    ? input
    : sharedProblem("invalid-request", "The request does not fit the contract", {
        errors: errors.slice(0, 50),
      });
}

/** A field each; of what is unknown in an object each name, not the object. */
function fieldErrors(part: string, issue: z.core.$ZodIssue): FieldError[] {
  const field = [part, ...issue.path.map(String)].join(".");
  if (issue.code !== "unrecognized_keys") return [{ field, message: issue.message }];
  return issue.keys.map((key) => ({
    field: `${field}.${key.slice(0, 80)}`,
    message: "is unknown",
  }));
}

export function headersOf(request: express.Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : value,
    ]),
  );
}

export function isProblem(value: unknown): value is HttpProblem {
  return isObject(value) && value["kind"] === "problem" && isObject(value["problem"]);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
