import { describeDelivery } from "./delivery-conformance.ts";
import { inMemoryBroker } from "./in-memory-broker.ts";

describeDelivery(inMemoryBroker);
