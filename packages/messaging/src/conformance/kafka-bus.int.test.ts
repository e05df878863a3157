import { describeBus } from "./bus-conformance.ts";
import { kafkaBroker } from "./kafka-broker.ts";

describeBus(kafkaBroker);
