import { createHash } from "node:crypto";

/** A content with the tag that tells it from any other. */
export interface Tagged {
  readonly body: string;
  readonly tag: string;
}

export function tagged(body: string): Tagged {
  return {
    body,
    tag: `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
  };
}

/** The answer to a request for something public, with a tag of its content; 304 without content to who holds the same. */
export function conditionalAnswer(
  request: Request,
  content: string | Tagged,
  headers: Headers,
): Response {
  const { body, tag } = typeof content === "string" ? tagged(content) : content;
  headers.set("etag", tag);
  return request.headers.get("if-none-match")?.includes(tag) === true
    ? new Response(undefined, { status: 304, headers })
    : new Response(body, { headers });
}
