import { describe, expect, test } from "vitest";
import type { Bus } from "../bus/bus.ts";
import { done } from "../consume/outcome.ts";
import type { AnyFact } from "../records/fact.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";
import { matchRecord, topics, uuid, vacancyRecord } from "./facts.ts";
import { createWorld } from "./world.ts";

/** Order, redelivery, progress. */
export function describeDelivery(kind: BrokerKind): void {
  describe(`${kind.name}: delivery`, () => {
    test("facts of one key come in the order of their publication", async () => {
      await using world = await createWorld(kind);
      const seen = new Map<string, number[]>();
      await world.consume({
        handle: {
          async each({ key, data }: AnyFact) {
            seen.set(key, [...(seen.get(key) ?? []), orderOf(data)]);
            return done();
          },
        },
      });
      for (let order = 0; order < 20; order += 2) {
        const pair = [order, order + 1];
        await world.bus.publish(
          pair.flatMap((one) => candidates.map((candidate) => matchRecord(candidate, one))),
        );
      }
      const inOrder = Array.from({ length: 20 }, (_, order) => order);
      await eventually(() =>
        expect(candidates.map((candidate) => seen.get(uuid(candidate)))).toEqual(
          candidates.map(() => inOrder),
        ),
      );
    });

    test("what was not committed before a crash comes again, what was committed does not", async () => {
      await using world = await createWorld(kind);
      const first: string[] = [];
      await world.bus.publish([vacancyRecord(1)]);
      const before = await world.consume({ handle: recorder(first) });
      await eventually(async () => expect(sum((await before.lag())["vacancies"])).toBe(0));
      await before[Symbol.asyncDispose]();

      await world.bus.publish([vacancyRecord(2)]);
      const crashing = await world.consume({
        bus: crashesBeforeCommit(world.bus),
        handle: recorder(first),
      });
      await eventually(() => expect(first).toEqual([uuid(1), uuid(2)]));
      await crashing[Symbol.asyncDispose]();

      const second: string[] = [];
      await world.consume({ handle: recorder(second) });
      await eventually(() => expect(second).toEqual([uuid(2)]));
    });

    test("two members share the partitions, and the one that stays takes over all", async () => {
      await using world = await createWorld(kind);
      const seen: string[] = [];
      await world.consume({ handle: recorder(seen) });
      const leaving = await world.consume({ bus: world.connect(), handle: recorder(seen) });
      await world.bus.publish(candidates.map((candidate) => matchRecord(candidate)));
      await eventually(() => expect(new Set(seen).size).toBe(candidates.length), 30_000);
      await leaving[Symbol.asyncDispose]();
      await world.bus.publish(candidates.map((candidate) => matchRecord(candidate + 1_000)));
      await eventually(() => expect(new Set(seen).size).toBe(2 * candidates.length), 30_000);
    }, 90_000);

    test("members come and go while they work: no fact is lost, and no key's facts overtake each other", async () => {
      await using world = await createWorld(kind);
      const perKey = 30;
      const firsts = new Map<string, number[]>();
      const handle = {
        async each({ key, data }: AnyFact) {
          await world.clock.sleep(4);
          const seen = firsts.get(key) ?? [];
          // After a rebalance something may come again, to no further effect.
          if (!seen.includes(orderOf(data))) firsts.set(key, [...seen, orderOf(data)]);
          return done();
        },
      };
      const staying = await world.consume({ handle });
      for (let order = 0; order < perKey; order += 1)
        await world.bus.publish(candidates.map((candidate) => matchRecord(candidate, order)));
      // They join and leave in the middle of their batches: those who stay and come take over.
      for (let turn = 0; turn < 3; turn += 1) {
        const passing = await world.consume({ bus: world.connect(), handle });
        await world.clock.sleep(300);
        await passing[Symbol.asyncDispose]();
      }
      const inOrder = Array.from({ length: perKey }, (_, order) => order);
      await eventually(
        () =>
          expect(candidates.map((candidate) => firsts.get(uuid(candidate)))).toEqual(
            candidates.map(() => inOrder),
          ),
        60_000,
      );
      await eventually(async () => expect(sum((await staying.lag())["matches"])).toBe(0));
      expect(await world.parked.count()).toBe(0);
    }, 120_000);

    test("a paused consumer gets nothing until it is resumed, then everything", async () => {
      await using world = await createWorld(kind);
      const seen: string[] = [];
      const consumer = await world.consume({ handle: recorder(seen) });
      consumer.pause();
      expect(consumer.state()).toBe("paused");
      await world.clock.sleep(400);
      await world.bus.publish([vacancyRecord(1), vacancyRecord(2)]);
      await world.clock.sleep(400);
      expect(seen).toEqual([]);
      expect(sum((await consumer.lag())["vacancies"])).toBe(2);
      consumer.resume();
      await eventually(() => expect(seen.toSorted()).toEqual([uuid(1), uuid(2)]));
    });

    test("a batch handler gets what lies ready together, at most `batchSize`", async () => {
      await using world = await createWorld(kind);
      const sizes: number[] = [];
      await world.bus.publish(Array.from({ length: 30 }, (_, order) => matchRecord(1, order)));
      await world.consume({
        batchSize: 10,
        handle: {
          async batch(facts) {
            sizes.push(facts.length);
            return facts.map(done);
          },
        },
      });
      await eventually(() => expect(sum(sizes)).toBe(30));
      expect(Math.max(...sizes)).toBe(10);
    });

    test("an unknown topic is an error of whoever publishes, and other partitions are refused", async () => {
      await using world = await createWorld(kind);
      const [first] = topics;
      if (!first) throw new Error("no topic");
      await expect(world.bus.ensureTopics([{ ...first, partitions: 3 }])).rejects.toThrow(
        "partitions",
      );
      await expect(world.bus.endOffsets("deliveries")).rejects.toThrow();
    });
  });
}

const candidates = Array.from({ length: 12 }, (_, index) => index + 1);

function recorder(seen: string[]) {
  return {
    async each({ key }: AnyFact) {
      seen.push(key);
      return done();
    },
  };
}

/** A process that is killed between the effect and the commit. */
function crashesBeforeCommit(bus: Bus): Bus {
  return {
    ...bus,
    openGroup: (options) =>
      bus.openGroup({
        ...options,
        async onRecords(batch) {
          await options.onRecords(batch);
          throw new Error("killed");
        },
      }),
  };
}

function orderOf(data: unknown): number {
  return Number((data as { vacancyId: string }).vacancyId.slice(-12));
}

function sum(numbers: readonly number[] = []): number {
  return numbers.reduce((total, one) => total + one, 0);
}
