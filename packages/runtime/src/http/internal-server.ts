import type { Caller, ServiceName } from "@raakvlak/contracts";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "../service/health.ts";
import type { BoundRoute } from "./bind-route.ts";
import type { HttpListener } from "./listener.ts";

export interface InternalServerOptions {
  readonly name: ServiceName;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  readonly tokens: Readonly<Partial<Record<Caller, string>>>;
  readonly routes: readonly BoundRoute[];
  readonly health: Health;
  readonly logger: Logger;
  /** Checks every answer against its contract; default true, production passes false. */
  readonly validateResponses?: boolean;
}
export function startInternalServer(options: InternalServerOptions): Promise<HttpListener> {
  throw new Error(options.name);
}
