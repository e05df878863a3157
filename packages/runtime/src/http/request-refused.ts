import type { HttpProblem } from "./problem.ts";

/** Carries a problem through express's error path, out of places that can only throw. */
export class RequestRefused extends Error {
  readonly refusal: HttpProblem;

  constructor(refusal: HttpProblem) {
    super(refusal.problem.code);
    this.name = "RequestRefused";
    this.refusal = refusal;
  }
}
