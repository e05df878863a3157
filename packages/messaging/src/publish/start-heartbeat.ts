import type { TopicContract } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
export interface HeartbeatOptions {
  readonly bus: Bus;
  /** State topics: their active segments roll only on an append. */
  readonly topics: readonly TopicContract[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Default one hour. */
  readonly everyMs?: number;
}
export function startHeartbeat(options: HeartbeatOptions): AsyncDisposable {
  throw new Error(`stands soon: ${options.everyMs}`);
}
