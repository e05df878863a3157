import { sharedProblems, type Problem, type SharedProblem } from "@raakvlak/contracts";

/** What was wrong with one field of a request. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An expected refusal as a value: RFC 9457 problem details with a stable code. */
export interface HttpProblem<Code extends string = string> {
  readonly kind: "problem";
  readonly problem: Problem & { readonly code: Code };
}

interface ProblemDetails {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
}

/** `code` is kebab-case and never changes; `title` is for people and says the same for every occurrence. */
export function httpProblem<const Code extends string>(
  status: number,
  code: Code,
  title: string,
  more: ProblemDetails = {},
): HttpProblem<Code> {
  return {
    kind: "problem",
    problem: {
      type: `urn:raakvlak:problem:${code}`,
      title,
      status,
      code,
      ...(more.detail !== undefined && { detail: more.detail }),
      ...(more.errors && { errors: more.errors.map(({ field, message }) => ({ field, message })) }),
    },
  };
}

/** One of the problems that any route may answer with. */
export function sharedProblem(
  code: SharedProblem,
  title: string,
  more: ProblemDetails = {},
): HttpProblem {
  return httpProblem(sharedProblems[code], code, title, more);
}
