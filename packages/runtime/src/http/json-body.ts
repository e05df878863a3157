import express from "express";
import { RequestRefused } from "./request-refused.ts";
import { nestsDeeperThan } from "./json-depth.ts";
import { sharedProblem } from "./problem.ts";

const deepest = 32;

/** Reads JSON bodies up to `limitBytes`, nested at most 32 deep; a body of another type is refused with 415. */
export function jsonBody(limitBytes: number): express.RequestHandler[] {
  const parse = express.json({
    limit: limitBytes,
    type: "application/json",
    verify(_request, _response, bytes) {
      if (nestsDeeperThan(deepest, bytes))
        throw new RequestRefused(
          sharedProblem("json-too-deep", "The body is nested too deeply", {
            detail: `at most ${deepest} levels`,
          }),
        );
    },
  });
  return [refuseOtherTypes, parse];
}

const refuseOtherTypes: express.RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers["transfer-encoding"] !== undefined ||
    Number(request.headers["content-length"] ?? 0) > 0;
  if (!hasBody || request.is("application/json")) return next();
  next(
    new RequestRefused(
      sharedProblem("unsupported-media-type", "The body must be application/json"),
    ),
  );
};
