import { describeDelivery } from "./delivery-conformance.ts";
import { kafkaBroker } from "./kafka-broker.ts";

describeDelivery(kafkaBroker);
