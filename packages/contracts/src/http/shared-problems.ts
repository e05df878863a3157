/** The problems that every internal route may answer with, beside its own: code to status. */
export const sharedProblems = {
  "invalid-request": 400,
  "bad-request": 400,
  "body-not-json": 400,
  "json-too-deep": 400,
  "body-incomplete": 400,
  "token-missing": 401,
  "token-unknown": 401,
  "caller-not-allowed": 403,
  "not-found": 404,
  "method-not-allowed": 405,
  "length-required": 411,
  "body-too-large": 413,
  "unsupported-media-type": 415,
  "unsupported-encoding": 415,
  "unsupported-charset": 415,
  "too-many-listeners": 429,
  "internal-error": 500,
  "took-too-long": 503,
  "stores-away": 503,
} as const;
export type SharedProblem = keyof typeof sharedProblems;
