import { vacanciesTopic, vacancyOpened } from "@raakvlak/contracts";
import { isOwnStackPossible } from "@raakvlak/infra/stack/own-stack.ts";
import { createKafkaBus, recordOf } from "@raakvlak/messaging";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import { aVacancy, eventually } from "@raakvlak/testing";
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { startProxiedBroker } from "./proxied-broker.ts";

const clock = createSystemClock();
const logger = createLogger({ service: "site", level: "silent" });
const groups = Array.from({ length: 16 }, (_, index) => `reader-${index}`);
/** Some for every partition. */
const vacancies = 100;
const stepMs = 600;
/** Long enough for consumers to crash, and to be started again to no avail. */
const outageMs = 8_000;
/** With the time before it longer than the broker remembers who could not say good-bye. */
const comesBackMs = 4_000;

beforeEach(({ skip }) => skip(!isOwnStackPossible(), "nothing native was built here"));

test("a consumer that is given up around an outage, at whatever moment, does not come back and hold partitions", async () => {
  await using broker = await startProxiedBroker({
    // Whoever joins waits so long for others: as long as a join takes while others work.
    "group.initial.rebalance.delay.ms": "2000",
  });
  const { brokers, proxy } = broker;
  await using bus = createKafkaBus({ brokers, service: "site", topicPrefix: "", clock, logger });
  await bus.ensureTopics([vacanciesTopic]);
  const open = (group: string, seen = new Set<number>()) =>
    bus.openGroup({
      group,
      topics: ["vacancies"],
      maxRecords: 50,
      async onRecords({ partition, nextOffset }) {
        seen.add(partition);
        return { nextOffset };
      },
    });
  const readings = await Promise.all(groups.map((group) => open(group)));

  proxy.refuse();
  const givenUp = readings.map(async (reading, index) => {
    await clock.sleep(index * stepMs);
    await reading[Symbol.asyncDispose]();
  });
  await clock.sleep(outageMs);
  proxy.restore();
  await Promise.all(givenUp);
  await clock.sleep(comesBackMs);

  await bus.publish(
    Array.from({ length: vacancies }, () =>
      recordOf(vacancyOpened, aVacancy(), { id: randomUUID(), stateVersion: 1 }),
    ),
  );
  await using followers = new AsyncDisposableStack();
  const seen = groups.map(() => new Set<number>());
  await Promise.all(
    groups.map(async (group, index) => followers.use(await open(group, seen[index]))),
  );
  await eventually(
    () => expect(seen.map(({ size }) => size)).toEqual(groups.map(() => vacanciesTopic.partitions)),
    { timeoutMs: 15_000 },
  );
});
