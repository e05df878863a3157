import { useStack } from "@raakvlak/testing";
import { describeErasureSagas } from "../use-cases/erasure-sagas-conformance.ts";
import { createMongoErasureSagas } from "./mongo-erasure-sagas.ts";

const stack = useStack();
let opened: ReturnType<typeof createMongoErasureSagas> | undefined;

describeErasureSagas(
  "sagas in MongoDB",
  async () => (opened ??= createMongoErasureSagas(await stack.database())),
);
