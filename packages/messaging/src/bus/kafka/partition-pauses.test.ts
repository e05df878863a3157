import { expect, test } from "vitest";
import { createPartitionPauses } from "./partition-pauses.ts";

/** A consumer that only remembers which partitions are paused. */
function createConsumer() {
  const paused = new Set<string>();
  const each = (
    topics: readonly { topic: string; partitions?: number[] }[],
    act: (name: string) => unknown,
  ) => {
    for (const { topic, partitions = [] } of topics)
      for (const partition of partitions) act(`${topic}/${partition}`);
  };
  return {
    paused,
    pauses: createPartitionPauses({
      pause: (topics) => each(topics, (name) => paused.add(name)),
      resume: (topics) => each(topics, (name) => paused.delete(name)),
    }),
  };
}

test("a resting partition goes on when its rest is over, but not while everything is paused", async () => {
  const { paused, pauses } = createConsumer();
  pauses.assigned({ t: [0, 1] });
  const rest = Promise.withResolvers<void>();
  pauses.rest("t", 0, rest.promise);
  expect([...paused]).toEqual(["t/0"]);
  pauses.pauseAll();
  expect([...paused].toSorted()).toEqual(["t/0", "t/1"]);
  rest.resolve();
  await rest.promise;
  expect([...paused].toSorted()).toEqual(["t/0", "t/1"]);
  pauses.resumeAll();
  expect([...paused]).toEqual([]);
});

test("resuming everything leaves a resting partition alone; a later rest outlasts an earlier one", async () => {
  const { paused, pauses } = createConsumer();
  pauses.assigned({ t: [0, 1] });
  const first = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  pauses.rest("t", 0, first.promise);
  pauses.rest("t", 0, second.promise);
  pauses.pauseAll();
  pauses.resumeAll();
  first.resolve();
  await first.promise;
  expect([...paused]).toEqual(["t/0"]);
  second.resolve();
  await second.promise;
  expect([...paused]).toEqual([]);
});

test("after a rejoin the new consumer is told again, and after the end nobody is", async () => {
  const { paused, pauses } = createConsumer();
  pauses.assigned({ t: [0] });
  pauses.pauseAll();
  paused.clear();
  pauses.assigned({ t: [0, 1] });
  expect([...paused].toSorted()).toEqual(["t/0", "t/1"]);
  pauses.end();
  pauses.resumeAll();
  expect(paused.size).toBe(2);
});
