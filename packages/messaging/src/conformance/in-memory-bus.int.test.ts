import { describeAbsence } from "./absence-conformance.ts";
import { describeDelivery } from "./delivery-conformance.ts";
import { describeFaults } from "./faults-conformance.ts";
import { inMemoryBroker } from "./in-memory-broker.ts";
import { describeParking } from "./parking-conformance.ts";
import { describePublishing } from "./publishing-conformance.ts";
import { describeReader } from "./reader-conformance.ts";

describeAbsence(inMemoryBroker);
describeDelivery(inMemoryBroker);
describeFaults(inMemoryBroker);
describeParking(inMemoryBroker);
describePublishing(inMemoryBroker);
describeReader(inMemoryBroker);
