import { describeErasureSagas } from "./erasure-sagas-conformance.ts";
import { createSagasInMemory } from "./erasure-under-test.ts";

describeErasureSagas("sagas in memory", async () => createSagasInMemory());
