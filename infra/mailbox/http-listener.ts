import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import { apiRoutes } from "./api-routes.ts";
import type { MailStore } from "./mail-store.ts";
import { pageRoutes } from "./page-routes.ts";

export interface HttpListener extends AsyncDisposable {
  readonly port: number;
}

/** Serves the pages and the JSON of a mail store. */
export async function startHttpListener({
  host,
  port,
  store,
}: {
  host: string;
  port: number;
  store: MailStore;
}): Promise<HttpListener> {
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.get(
    "/healthz",
    (_request, response) => void response.json({ status: "ok", mails: store.size }),
  );
  app.use("/api/messages", apiRoutes(store));
  app.use(pageRoutes(store));
  app.use((_request, response) => void response.status(404).type("text/plain").send("not found\n"));
  const server = createServer(app).listen(port, host);
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
