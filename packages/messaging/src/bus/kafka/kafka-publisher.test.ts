import { createLogger, createSystemClock } from "@raakvlak/runtime";
import type { Kafka, ProducerBatch } from "kafkajs";
import { expect, test } from "vitest";
import { matchRecord } from "../../conformance/facts.ts";
import { createKafkaPublisher } from "./kafka-publisher.ts";
import { createTopicNames } from "./topic-names.ts";

/** A client whose producers do what the test says. */
function createPublisher(sendBatch: (batch: ProducerBatch) => Promise<void>) {
  const seen = { producers: 0, disconnects: 0 };
  const producer = () => {
    seen.producers += 1;
    return {
      connect: async () => undefined,
      disconnect: async () => void (seen.disconnects += 1),
      sendBatch,
    };
  };
  const publisher = createKafkaPublisher({ producer } as unknown as Kafka, {
    service: "site",
    names: createTopicNames("test."),
    clock: createSystemClock(),
    logger: createLogger({ service: "test", level: "silent" }),
  });
  return { publisher, seen };
}

const countOf = ({ topicMessages = [] }: ProducerBatch) =>
  topicMessages.reduce((sum, { messages }) => sum + messages.length, 0);

test("never two requests at a time: what comes meanwhile leaves together with the next", async () => {
  const sizes: number[] = [];
  let underWay = 0;
  const { publisher } = createPublisher(async (batch) => {
    underWay += 1;
    expect(underWay).toBe(1);
    sizes.push(countOf(batch));
    await createSystemClock().sleep(5);
    underWay -= 1;
  });
  const first = publisher.publish([matchRecord(1)]);
  await createSystemClock().sleep(2);
  await Promise.all([
    first,
    publisher.publish([matchRecord(2)]),
    publisher.publish([matchRecord(3)]),
  ]);
  expect(sizes).toEqual([1, 2]);
});

test("after a failure the producer is replaced, for its sequence numbers may be wrong, and the caller is told", async () => {
  let fails = true;
  const { publisher, seen } = createPublisher(async () => {
    if (fails) throw new Error("broker away");
  });
  await expect(publisher.publish([matchRecord(1)])).rejects.toThrow("did not acknowledge");
  fails = false;
  await publisher.publish([matchRecord(1)]);
  expect(seen).toEqual({ producers: 2, disconnects: 1 });
  await publisher[Symbol.asyncDispose]();
  expect(seen.disconnects).toBe(2);
});

test("records carry their topic with the prefix and the CloudEvents headers", async () => {
  const batches: ProducerBatch[] = [];
  const { publisher } = createPublisher(async (batch) => void batches.push(batch));
  await publisher.publish([matchRecord(1)]);
  const [sent] = batches[0]?.topicMessages ?? [];
  expect(sent?.topic).toBe("test.matches");
  expect(sent?.messages[0]?.headers).toMatchObject({
    ce_specversion: "1.0",
    ce_id: "match-1-0",
    ce_source: "/raakvlak/site",
    ce_type: "match.found",
    ce_dataschema: "urn:raakvlak:match.found:1",
    "content-type": "application/json",
  });
});
