import { describeAbsence } from "./absence-conformance.ts";
import { describeDelivery } from "./delivery-conformance.ts";
import { describeFaults } from "./faults-conformance.ts";
import { kafkaBroker } from "./kafka-broker.ts";
import { describeParking } from "./parking-conformance.ts";
import { describePublishing } from "./publishing-conformance.ts";
import { describeReader } from "./reader-conformance.ts";

describeAbsence(kafkaBroker);
describeDelivery(kafkaBroker);
describeFaults(kafkaBroker);
describeParking(kafkaBroker);
describePublishing(kafkaBroker);
describeReader(kafkaBroker);
