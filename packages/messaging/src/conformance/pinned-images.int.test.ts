import { engineSilence, pinnedImages, startPinnedServers } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, test } from "vitest";
import { describeBus } from "./bus-conformance.ts";
import { kafkaBroker } from "./kafka-broker.ts";

// The same suite as kafka-bus.int.test.ts, on the servers that people get with Docker instead of the native ones.
const silence = await engineSilence();
const name = `the conformance suite on ${pinnedImages()}`;

if (silence === undefined) {
  describe(name, () => {
    const resources = new AsyncDisposableStack();
    beforeAll(async () => {
      const servers = resources.use(await startPinnedServers());
      // The suite reads them when a test opens its broker; this file's process is its own.
      process.env["RAAKVLAK_KAFKA"] = servers.kafka;
      process.env["RAAKVLAK_MONGO"] = servers.mongo;
    }, 400_000);
    afterAll(() => resources.disposeAsync(), 60_000);
    describeBus(kafkaBroker);
  });
} else {
  test.skipIf(true)(`${name} (skipped: ${silence})`, () => {});
}
