import type { Problem } from "@raakvlak/contracts";

/** What was wrong with one field of a request. */
export interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** An expected refusal as a value: RFC 9457 problem details with a stable code. */
export interface HttpProblem {
  readonly kind: "problem";
  readonly problem: Problem;
}

/** `code` is kebab-case and never changes; `title` is for people and says the same for every occurrence. */
export function httpProblem(
  status: number,
  code: string,
  title: string,
  more: { readonly detail?: string; readonly errors?: readonly FieldError[] } = {},
): HttpProblem {
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
