import type { ServiceName } from "@raakvlak/contracts";
import type { Clock } from "../clock/clock.ts";
import type { Logger } from "../logging/create-logger.ts";
import type { Health } from "./health.ts";

/** What the runtime gives a service to start with. */
export interface ServiceContext {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly health: Health;
  /** Stores first, intake last: disposal in reverse is the right stop, and a failed start rolls back. */
  readonly resources: AsyncDisposableStack;
  /** Aborts at the first moment of the stop. */
  readonly signal: AbortSignal;
}

export interface ServiceDefinition<Config> {
  readonly name: ServiceName;
  readonly loadConfig: () => Config;
  readonly start: (config: Config, context: ServiceContext) => Promise<void>;
}

export interface RunningService extends AsyncDisposable {
  readonly health: Health;
}

/** Starts a service in this process, for tests; the same way as runService, without signals and exit codes. */
export function startService<Config>(
  definition: ServiceDefinition<Config>,
  overrides: { readonly config: Config; readonly clock?: Clock; readonly logger?: Logger },
): Promise<RunningService> {
  throw new Error(`${definition.name} ${Object.keys(overrides).join()}`);
}
