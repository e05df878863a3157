import { createHash } from "node:crypto";

/** The answer to a request for something public, with a tag of its content; 304 without content to who holds the same. */
export function conditionalAnswer(request: Request, body: string, headers: Headers): Response {
  const tag = `W/"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
  headers.set("etag", tag);
  return request.headers.get("if-none-match")?.includes(tag) === true
    ? new Response(undefined, { status: 304, headers })
    : new Response(body, { headers });
}
