import { renderToStaticMarkup } from "react-dom/server";
import { ServerRouter, type EntryContext } from "react-router";
import { conditionalAnswer } from "./conditional-answer.ts";

// The server gives each request its use cases under this key: it has to be this build's instance of it.
export { rankingContext, siteContext } from "./site-context.ts";

/**
 * Renders a page whole before the first byte leaves: pages are small, a failure can still become a proper status, and the
 * page can be compared with the one that the visitor holds. A page that says nothing of caches is not kept by any.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
): Response {
  const page = `<!doctype html>${renderToStaticMarkup(
    <ServerRouter context={routerContext} url={request.url} />,
  )}`;
  headers.set("content-type", "text/html; charset=utf-8");
  if (!headers.has("cache-control") || status >= 500) headers.set("cache-control", "no-store");
  if (status !== 200 || headers.get("cache-control") === "no-store")
    return new Response(page, { status, headers });
  return conditionalAnswer(request, page, headers);
}
