import { describe, expect, test } from "vitest";
import { done } from "../consume/outcome.ts";
import { parkedPlaces } from "../erasure/shared-places.ts";
import type { AnyFact } from "../records/fact.ts";
import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";
import { matchRecord, uuid, vacancyRecord } from "./facts.ts";
import { createWorld, type World } from "./world.ts";

/** Parked messages, their replay, and keys on hold. */
export function describeParking(kind: BrokerKind): void {
  describe(`${kind.name}: parking`, () => {
    test("a parked message is replayed through the same middleware until it passes", async () => {
      await using world = await createWorld(kind);
      let isBroken = true;
      const handled: string[] = [];
      const consumer = await world.consume({
        maxAttempts: 2,
        handle: {
          async each({ id }) {
            if (isBroken) throw new Error("a bug");
            handled.push(id);
            return done();
          },
        },
      });
      await world.bus.publish([matchRecord(1, 5)]);
      const id = await onlyParked(world);

      expect(await world.parked.replay(id)).toBe("parked-again");
      expect(await world.parked.get(id)).toMatchObject({ timesParked: 2, key: uuid(1) });
      isBroken = false;
      expect(await world.parked.replay(id)).toBe("done");
      expect(handled).toEqual(["match-1-5"]);
      expect(await world.parked.replay(id)).toBe("unknown");
      expect(await world.parked.count()).toBe(0);
      await consumer[Symbol.asyncDispose]();
    });

    test("a replay during an outage changes nothing, nor does one without the consumer", async () => {
      await using world = await createWorld(kind);
      let isAway = false;
      const consumer = await world.consume({
        maxAttempts: 1,
        handle: { each: () => Promise.reject(new Error("broken")) },
        storesAnswer: () => (isAway ? Promise.reject(new Error("away")) : Promise.resolve()),
      });
      await world.bus.publish([matchRecord(1)]);
      const id = await onlyParked(world);
      isAway = true;
      expect(await world.parked.replay(id)).toBe("try-later");
      await consumer[Symbol.asyncDispose]();
      expect(await world.parked.replay(id)).toBe("no-consumer");
      expect(await world.parked.get(id)).toMatchObject({ timesParked: 1 });
    });

    test("a dropped message is gone for good, and one of an erased key with its place", async () => {
      await using world = await createWorld(kind);
      await world.consume({
        maxAttempts: 1,
        handle: { each: () => Promise.reject(new Error("broken")) },
      });
      await world.bus.publish([matchRecord(1)]);
      const id = await onlyParked(world);
      expect(await world.parked.drop(id, "the vacancy is gone")).toBe(true);
      expect(await world.parked.drop(id, "again")).toBe(false);
      expect(await world.parked.replay(id)).toBe("unknown");
      await world.bus.publish([matchRecord(2)]);
      await onlyParked(world);
      const [messages] = parkedPlaces(world.database);
      expect(await messages?.erase?.(uuid(2))).toBe(1);
      expect(await world.parked.list()).toEqual([]);
    });

    test("a key that was on hold is free when its place is erased", async () => {
      await using world = await createWorld(kind);
      await world.consume(holding().options);
      await world.bus.publish([broken(vacancyRecord(1, 3))]);
      await eventually(async () => expect(await isOnHold(world, 1)).toBe(true));
      const [, holds] = parkedPlaces(world.database);
      expect(await holds?.erase?.(uuid(1))).toBe(1);
      expect(await isOnHold(world, 1)).toBe(false);
    });

    test("an unreadable state puts its key on hold; a newer good version lifts it, an older one does not", async () => {
      await using world = await createWorld(kind);
      const { calls, held, options } = holding();
      await world.consume(options);
      await world.bus.publish([vacancyRecord(1, 1), broken(vacancyRecord(1, 3))]);
      await eventually(() => expect(calls).toEqual([`${uuid(1)} held`]));
      await eventually(async () => expect(await isOnHold(world, 1)).toBe(true));

      await world.bus.publish([vacancyRecord(1, 2), vacancyRecord(2, 1)]);
      await eventually(() => expect(held.get(uuid(2))).toBe(1));
      expect(await isOnHold(world, 1)).toBe(true);
      await world.bus.publish([vacancyRecord(1, 4)]);
      await eventually(async () => expect(await isOnHold(world, 1)).toBe(false));
      expect(calls).toEqual([`${uuid(1)} held`, `${uuid(1)} free`]);
    });

    test("a record that does not even tell its version is outdone by the next good one", async () => {
      await using world = await createWorld(kind);
      const { calls, options } = holding();
      await world.consume(options);
      const { stateVersion: _, ...versionless } = vacancyRecord(1, 3);
      await world.bus.publish([versionless]);
      await eventually(() => expect(calls).toEqual([`${uuid(1)} held`]));
      await world.bus.publish([vacancyRecord(1, 2)]);
      await eventually(() => expect(calls).toEqual([`${uuid(1)} held`, `${uuid(1)} free`]));
    });

    test("an unreadable version older than the one held is parked but holds nothing up", async () => {
      await using world = await createWorld(kind);
      const { calls, held, options } = holding();
      await world.consume(options);
      await world.bus.publish([vacancyRecord(1, 5)]);
      await eventually(() => expect(held.get(uuid(1))).toBe(5));
      await world.bus.publish([broken(vacancyRecord(1, 4))]);
      await onlyParked(world);
      expect(await isOnHold(world, 1)).toBe(false);
      expect(calls).toEqual([]);
    });

    test("a state that the handler could not take lifts its own hold when its replay passes", async () => {
      await using world = await createWorld(kind);
      const { calls, options } = holding();
      let isBroken = true;
      await world.consume({
        ...options,
        maxAttempts: 1,
        handle: {
          each: async () => {
            if (isBroken) throw new Error("a bug");
            return done();
          },
        },
      });
      await world.bus.publish([vacancyRecord(1, 3)]);
      const id = await onlyParked(world);
      isBroken = false;
      expect(await world.parked.replay(id)).toBe("done");
      expect(calls).toEqual([`${uuid(1)} held`, `${uuid(1)} free`]);
    });
  });
}

/** A consumer of states that notes what it holds and which keys it was told to hold up. */
function holding() {
  const calls: string[] = [];
  const held = new Map<string, number>();
  return {
    calls,
    held,
    options: {
      heldVersions: async () => held,
      onHold: async (_topic: string, key: string, isHeld: boolean) =>
        void calls.push(`${key} ${isHeld ? "held" : "free"}`),
      handle: {
        async each({ key, stateVersion = 0 }: AnyFact) {
          held.set(key, stateVersion);
          return done();
        },
      },
    },
  };
}

function broken(record: OutgoingRecord): OutgoingRecord {
  return { ...record, data: { vacancyId: record.key } };
}

async function isOnHold({ parked }: World, number: number): Promise<boolean> {
  const key = uuid(number);
  return (await parked.holds.find("group", "vacancies", [key])).has(key);
}

async function onlyParked({ parked }: World): Promise<string> {
  return eventually(async () => {
    const [only, ...others] = await parked.list();
    expect(others).toEqual([]);
    if (!only) throw new Error("nothing is parked");
    return only.id;
  });
}
