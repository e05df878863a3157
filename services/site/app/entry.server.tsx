import { createReadableStreamFromReadable } from "@react-router/node";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { ServerRouter, type EntryContext } from "react-router";

// The server gives each request its use cases under this key: it has to be this build's instance of it.
export { siteContext } from "./site-context.ts";

/** Renders a page whole before the first byte leaves: pages are small, and a failure can still become a proper status. */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
): Promise<Response> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe } = renderToPipeableStream(
      <ServerRouter context={routerContext} url={request.url} />,
      {
        onAllReady() {
          headers.set("content-type", "text/html; charset=utf-8");
          const body = new PassThrough();
          pipe(body);
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              status: failed ? 500 : status,
              headers,
            }),
          );
        },
        onShellError: reject,
        onError() {
          failed = true;
        },
      },
    );
  });
}
