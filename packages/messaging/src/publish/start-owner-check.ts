import type { TopicContract } from "@raakvlak/contracts";
import type { Clock, Logger } from "@raakvlak/runtime";
import type { Bus } from "../bus/bus.ts";
import type { Consumer } from "../consume/consumer-options.ts";
import type { ParkedStore } from "../parked/parked-store.ts";
import type { StateDocument, StateOwner } from "./state-owner.ts";
export interface OwnerCheckOptions {
  readonly bus: Bus;
  readonly owner: StateOwner<StateDocument>;
  readonly topic: TopicContract;
  readonly group: string;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly parked: ParkedStore;
}
export async function startOwnerCheck(options: OwnerCheckOptions): Promise<Consumer> {
  throw new Error(`stands soon: ${options.group}`);
}
