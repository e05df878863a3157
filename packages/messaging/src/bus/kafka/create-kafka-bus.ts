import type { ServiceName } from "@raakvlak/contracts";
import type { Clock, Health, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus.ts";
export interface KafkaBusOptions {
  readonly brokers: readonly string[];
  readonly service: ServiceName;
  /** Put before every topic's and group's name, so that several systems can share a broker. */
  readonly topicPrefix: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Gets the check "kafka". */
  readonly health?: Health;
}
export function createKafkaBus(options: KafkaBusOptions): Bus {
  throw new Error(`stands soon: ${options.service}`);
}
