import { createLogger, createSystemClock } from "@raakvlak/runtime";
import kafkajs, { type Kafka } from "kafkajs";
import { expect, test } from "vitest";
import { createKafkaAdmin } from "./kafka-admin.ts";
import { createTopicNames } from "./topic-names.ts";

/** A broker just started: it refuses to tell a group's offsets for a moment. */
function brokerThatLoads(refusals: number): { kafka: Kafka; asked: () => number } {
  let asked = 0;
  const admin = {
    connect: async () => undefined,
    disconnect: async () => undefined,
    fetchTopicOffsets: async () => [{ partition: 0, low: "0", high: "9" }],
    async fetchOffsets({ topics: [topic] }: { topics: string[] }) {
      asked += 1;
      if (asked <= refusals)
        throw new kafkajs.KafkaJSProtocolError({
          name: "KafkaJSProtocolError",
          message: "The coordinator is loading",
          type: "COORDINATOR_LOAD_IN_PROGRESS",
          code: 14,
          retriable: true,
        } as never);
      return [{ topic, partitions: [{ partition: 0, offset: "4" }] }];
    },
  };
  return { kafka: { admin: () => admin } as unknown as Kafka, asked: () => asked };
}

test("a coordinator that is still loading is asked again", async () => {
  const { kafka, asked } = brokerThatLoads(2);
  await using admin = createKafkaAdmin(kafka, {
    names: createTopicNames("t."),
    clock: createSystemClock(),
    logger: createLogger({ service: "kafka-admin-test", level: "silent" }),
  });
  expect(await admin.committedOffsets("group", "matches")).toEqual([4]);
  expect(asked()).toBe(3);
});
