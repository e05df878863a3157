import type { ServiceName } from "@raakvlak/contracts";
import type express from "express";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";
import type { HttpListener } from "./listener.ts";

export interface PublicServerOptions {
  readonly name: ServiceName;
  readonly host: string;
  readonly port: number;
  readonly configure: (app: express.Express) => void;
  readonly health: Health;
  readonly logger: Logger;
  readonly trustProxy?: boolean | number | string;
}
export function startPublicServer(options: PublicServerOptions): Promise<HttpListener> {
  throw new Error(options.name);
}
