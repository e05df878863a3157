/** What a log keeps of an error. */
export interface ErrorDescription {
  readonly name: string;
  readonly message: string;
  readonly code?: string;
  readonly at?: string;
  readonly cause?: ErrorDescription;
}

const longestMessage = 400;
const deepestCause = 4;

/** Addresses reach messages through drivers and mail servers; they must not reach the log (invariant 9). */
const addressPattern = /[^\s<>"'(),;:/?=&]+(?:@|%40)[^\s<>"'(),;:/?=&]+/gi;
/** A candidate's id reaches messages through drivers that quote a key; ids that may be logged have a field. */
const idPattern = /[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}/gi;
const credentialsPattern = /\/\/[^\s/@]+@/g;

/** An error for the log: name, message without addresses, ids and credentials, code, first own line of the stack, causes. */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: typeof error, message: redact(String(error)) };
  const { code } = error as { code?: unknown };
  const at = error.stack
    ?.split("\n")
    .find((line) => /^\s+at /.test(line))
    ?.trim();
  return {
    name: error.name,
    message: redact(error.message),
    ...((typeof code === "string" || typeof code === "number") && { code: String(code) }),
    ...(at !== undefined && { at: redact(at) }),
    ...(error.cause !== undefined &&
      depth < deepestCause && { cause: describeError(error.cause, depth + 1) }),
  };
}

function redact(text: string): string {
  return text
    .replaceAll(credentialsPattern, "//")
    .replaceAll(addressPattern, "…@…")
    .replaceAll(idPattern, "…-…")
    .slice(0, longestMessage);
}
