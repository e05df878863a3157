import { vacanciesTopic, vacancyOpened } from "@raakvlak/contracts";
import { isOwnStackPossible } from "@raakvlak/infra/stack/own-stack.ts";
import { createKafkaBus, recordOf } from "@raakvlak/messaging";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import { aVacancy, eventually } from "@raakvlak/testing";
import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { startProxiedBroker } from "./proxied-broker.ts";

const clock = createSystemClock();
const logger = createLogger({ service: "site", level: "silent" });
const vacancies = 3_000;
/** Compression can do nothing with it: an answer of the broker comes in many pieces. */
const longWord = () => randomBytes(1_000).toString("base64");
const cuts = 12;

beforeEach(({ skip }) => skip(!isOwnStackPossible(), "nothing native was built here"));

test("connections that are cut in the middle of an answer cost nobody a record, nor more than a moment", async () => {
  await using broker = await startProxiedBroker();
  const { brokers, proxy } = broker;
  await using bus = createKafkaBus({
    brokers,
    service: "ingestion",
    topicPrefix: "cuts.",
    clock,
    logger,
  });
  await bus.ensureTopics([vacanciesTopic]);
  await bus.publish(
    Array.from({ length: vacancies }, () =>
      recordOf(vacancyOpened, aVacancy({ text: longWord() }), {
        id: randomUUID(),
        stateVersion: 1,
      }),
    ),
  );

  const seen = new Set<string>();
  const positions = new Map<number, number>();
  proxy.slow(5);
  await using _reading = await bus.openReader({
    group: "reader",
    topics: ["vacancies"],
    maxRecords: 50,
    positionOf: (_topic, partition) => positions.get(partition) ?? 0,
    async onRecords({ records, partition, nextOffset }) {
      for (const { key } of records) seen.add(key ?? "");
      positions.set(partition, nextOffset);
      return { nextOffset };
    },
  });
  for (let cut = 0; cut < cuts; cut += 1) {
    await clock.sleep(100 + 40 * cut);
    proxy.cut();
  }
  proxy.restore();
  await eventually(() => expect(seen.size).toBe(vacancies), { timeoutMs: 15_000 });
});
