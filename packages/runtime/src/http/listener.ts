import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { refuseUnreadable } from "./refuse-unreadable.ts";

export interface HttpListener extends AsyncDisposable {
  readonly port: number;
  /** http://host:port, without a slash at the end. */
  readonly url: string;
}

/** How long requests under way may take to end when the listener closes. */
const drainMs = 5_000;

/** Listens with every size and time bounded. Disposal takes no new connection, lets requests end for 5 s and then cuts. */
export async function listen(
  app: RequestListener,
  at: { readonly host: string; readonly port: number },
): Promise<HttpListener> {
  const server = createServer(
    {
      maxHeaderSize: 16_384,
      headersTimeout: 10_000,
      requestTimeout: 30_000,
      // Longer than the 4 s after which our client gives up an idle connection, so that it never writes into a closed one.
      keepAliveTimeout: 8_000,
      connectionsCheckingInterval: 2_000,
    },
    app,
  );
  server.maxHeadersCount = 64;
  server.maxRequestsPerSocket = 10_000;
  refuseUnreadable(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(at.port, at.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = at.host.includes(":") ? `[${at.host}]` : at.host;
  return { port, url: `http://${host}:${port}`, [Symbol.asyncDispose]: () => close(server) };
}

async function close(server: Server): Promise<void> {
  // A connection that is kept alive ends with its present answer instead of waiting for the time-out.
  server.prependListener("request", (_request, response) =>
    response.setHeader("Connection", "close"),
  );
  const cut = setTimeout(() => server.closeAllConnections(), drainMs);
  const sweepIdle = setInterval(() => server.closeIdleConnections(), 50);
  try {
    await new Promise((resolve) => {
      server.close(resolve);
    });
  } finally {
    clearTimeout(cut);
    clearInterval(sweepIdle);
  }
}
