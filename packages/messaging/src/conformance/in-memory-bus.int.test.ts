import { describeBus } from "./bus-conformance.ts";
import { inMemoryBroker } from "./in-memory-broker.ts";

describeBus(inMemoryBroker);
