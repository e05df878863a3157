import { vacanciesTopic } from "@raakvlak/contracts";
import { describe, expect, test } from "vitest";
import { startHeartbeat } from "../publish/start-heartbeat.ts";
import { tombstoneOf } from "../records/outgoing-record.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";
import { uuid, vacancyRecord } from "./facts.ts";
import { createWorld } from "./world.ts";

const numbers = Array.from({ length: 20 }, (_, index) => index + 1);

/** Readers of whole topics: own positions, nothing committed. */
export function describeReader(kind: BrokerKind): void {
  describe(`${kind.name}: reader`, () => {
    test("it reads everything from the beginning, catches up, and follows", async () => {
      await using world = await createWorld(kind);
      await world.bus.publish(numbers.map((number) => vacancyRecord(number)));
      const seen: string[] = [];
      const reader = await world.read({
        topics: [vacanciesTopic],
        onFacts: (facts) => void seen.push(...facts.map(({ key }) => key)),
      });
      await reader.caughtUp;
      expect(seen.toSorted()).toEqual(numbers.map(uuid));
      expect(reader.behindMs()).toBe(0);
      await world.bus.publish([tombstoneOf(vacanciesTopic, uuid(1), 2)]);
      const ends = await world.bus.endOffsets("vacancies");
      await eventually(() => expect(reader.reached("vacancies", ends)).toBe(true));
      expect(seen.at(-1)).toBe(uuid(1));
      expect(reader.positions("vacancies")).toEqual(ends);
    });

    test("positions advance over heartbeats and unreadable records, which it tells of", async () => {
      await using world = await createWorld(kind);
      const told: string[] = [];
      const reader = await world.read({
        topics: [vacanciesTopic],
        onFacts: () => undefined,
        onUnreadable: (topic, key) => told.push(`${topic} ${key}`),
      });
      await using _beats = startHeartbeat({ bus: world.bus, topics: [vacanciesTopic] });
      await world.bus.publish([{ ...vacancyRecord(1), data: {} }]);
      const ends = await eventually(async () => {
        const offsets = await world.bus.endOffsets("vacancies");
        expect(offsets.reduce((sum, one) => sum + one)).toBe(7);
        return offsets;
      });
      await eventually(() => expect(reader.reached("vacancies", ends)).toBe(true));
      expect(told).toEqual([`vacancies ${uuid(1)}`]);
    });

    test("after compaction a fresh reader still catches up, and holds the last state of each key", async () => {
      await using world = await createWorld(kind);
      for (const version of [1, 2, 3])
        await world.bus.publish(numbers.map((number) => vacancyRecord(number, version)));
      const ends = await world.bus.endOffsets("vacancies");
      await world.broker.compact("vacancies");
      const held = new Map<string, number>();
      let count = 0;
      const reader = await world.read({
        topics: [vacanciesTopic],
        onFacts: (facts) => {
          count += facts.length;
          for (const { key, stateVersion = 0 } of facts) held.set(key, stateVersion);
        },
      });
      await reader.caughtUp;
      expect(reader.reached("vacancies", ends)).toBe(true);
      expect([...held.values()]).toEqual(numbers.map(() => 3));
      expect(count).toBe(numbers.length);
    }, 90_000);

    test("after a rejoin it goes on where it was: nothing is lost and nothing comes twice", async () => {
      await using world = await createWorld(kind);
      const seen: string[] = [];
      const reader = await world.read({
        topics: [vacanciesTopic],
        group: "shared-by-mistake",
        onFacts: (facts) => void seen.push(...facts.map(({ id }) => id)),
      });
      await world.bus.publish(numbers.map((number) => vacancyRecord(number, 1)));
      await eventually(() => expect(seen.length).toBe(numbers.length));
      // Another member of the same group takes half of the partitions away, and gives them back.
      const intruder = await world.read({
        bus: world.connect(),
        topics: [vacanciesTopic],
        group: "shared-by-mistake",
        onFacts: () => undefined,
      });
      await intruder[Symbol.asyncDispose]();
      await world.bus.publish(numbers.map((number) => vacancyRecord(number, 2)));
      const ends = await world.bus.endOffsets("vacancies");
      await eventually(() => expect(reader.reached("vacancies", ends)).toBe(true), 30_000);
      expect(seen.length).toBe(2 * numbers.length);
      expect(new Set(seen).size).toBe(2 * numbers.length);
    }, 60_000);

    test("it starts at the positions of a snapshot, and again at facts that its listener threw on", async () => {
      await using world = await createWorld(kind);
      await world.bus.publish(numbers.map((number) => vacancyRecord(number, 1)));
      const startAt = { vacancies: await world.bus.endOffsets("vacancies") };
      const seen: string[] = [];
      let throws = 1;
      const reader = await world.read({
        topics: [vacanciesTopic],
        startAt,
        onFacts: (facts) => {
          throws -= 1;
          if (throws >= 0) throw new Error("not yet");
          seen.push(...facts.map(({ id }) => id));
        },
      });
      await reader.caughtUp;
      await world.bus.publish([vacancyRecord(1, 2)]);
      await eventually(() => expect(seen).toEqual([`vacancies:${uuid(1)}:2`]));
    });
  });
}
