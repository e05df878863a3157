import { describeAbsence } from "./absence-conformance.ts";
import type { BrokerKind } from "./broker.ts";
import { describeDelivery } from "./delivery-conformance.ts";
import { describeFaults } from "./faults-conformance.ts";
import { describeParking } from "./parking-conformance.ts";
import { describePublishing } from "./publishing-conformance.ts";
import { describeReader } from "./reader-conformance.ts";

/** The whole suite, in one place: no bus and no broker passes with a part of it. */
export function describeBus(kind: BrokerKind): void {
  describeAbsence(kind);
  describeDelivery(kind);
  describeFaults(kind);
  describeParking(kind);
  describePublishing(kind);
  describeReader(kind);
}
