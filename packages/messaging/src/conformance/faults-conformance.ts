import { describe, expect, test } from "vitest";
import { matchesTopic, vacanciesTopic } from "@raakvlak/contracts";
import { createPseudonymiser } from "@raakvlak/runtime";
import { done, rejected, skipped } from "../consume/outcome.ts";
import { createErasureMarks } from "../erasure/create-erasure-marks.ts";
import { startHeartbeat } from "../publish/start-heartbeat.ts";
import type { AnyFact } from "../records/fact.ts";
import type { OutgoingRecord } from "../records/outgoing-record.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";
import { matchRecord, uuid, vacancyRecord } from "./facts.ts";
import { createWorld } from "./world.ts";

/** A bad message harms only itself, an outage harms none (invariant 7). */
export function describeFaults(kind: BrokerKind): void {
  describe(`${kind.name}: faults`, () => {
    test("poisoned records are parked with reason and payload, and the partition moves on", async () => {
      await using world = await createWorld(kind);
      const { handled, handle } = recording();
      await world.consume({ handle });
      const good = matchRecord(1, 9);
      await world.bus.publish([
        { ...good, type: "match.lost" },
        { ...good, data: { candidateId: uuid(1), score: "high" } },
        { ...good, schemaVersion: 7 },
        { ...good, key: uuid(2) },
        without(good, "data"),
        { ...good, data: "not an object" },
        good,
      ]);
      await world.bus.publish([without(vacancyRecord(3), "stateVersion"), vacancyRecord(4)]);
      await eventually(() => expect(handled.toSorted()).toEqual([uuid(1), uuid(4)]));
      const parked = await eventually(async () => {
        const all = await world.parked.list();
        expect(all.length).toBe(7);
        return all;
      });
      const reasons = parked.map(({ reason }) => reason).join("\n");
      expect(reasons).toContain("unknown type match.lost");
      expect(reasons).toContain("score: ");
      expect(reasons).toContain("urn:raakvlak:match.found:7 is newer than version 1");
      expect(reasons).toContain("the key is not that of the data");
      expect(reasons).toContain("no ce_stateversion");
      expect(parked.find(({ reason }) => reason.startsWith("unknown"))).toMatchObject({
        group: "group",
        topic: "matches",
        key: uuid(1),
        timesParked: 1,
        payload: JSON.stringify(good.data),
      });
    });

    test("what the handler rejects is parked; what it skips is not", async () => {
      await using world = await createWorld(kind);
      await world.consume({
        handle: {
          each: async ({ key }) =>
            key === uuid(1) ? rejected("no such employer") : skipped("old"),
        },
      });
      await world.bus.publish([vacancyRecord(1), vacancyRecord(2)]);
      const [only] = await eventually(async () => {
        const all = await world.parked.list();
        expect(all.length).toBe(1);
        return all;
      });
      expect(only).toMatchObject({ key: uuid(1), reason: "no such employer" });
    });

    test("a fault is tried again until it passes, and nothing of its key overtakes it", async () => {
      await using world = await createWorld(kind);
      const seen: string[] = [];
      await world.consume({
        handle: {
          async each({ id }) {
            seen.push(id);
            if (id === "match-1-0" && seen.length < 3) throw new Error("not yet");
            return done();
          },
        },
      });
      await world.bus.publish([matchRecord(1, 0), matchRecord(1, 1)]);
      await eventually(() =>
        expect(seen).toEqual(["match-1-0", "match-1-0", "match-1-0", "match-1-1"]),
      );
      expect(await world.parked.count()).toBe(0);
    });

    test("while one partition waits for a retry the others go on", async () => {
      await using world = await createWorld(kind);
      const { handled, handle } = recording(({ key }) => {
        if (key === uuid(1)) throw new Error("still broken");
      });
      await world.consume({ topics: [matchesTopic], handle, maxAttempts: 4 });
      await world.bus.publish([matchRecord(1)]);
      const others = Array.from({ length: 12 }, (_, index) => index + 2);
      await world.clock.sleep(100);
      await world.bus.publish(others.map((candidate) => matchRecord(candidate)));
      // One of the six partitions rests; at least half of the candidates are elsewhere.
      await eventually(() => expect(handled.length).toBeGreaterThan(5), 1_300);
      expect(await world.parked.count()).toBe(0);
      await eventually(() => expect(handled.length).toBe(12));
      await eventually(async () => expect(await world.parked.count()).toBe(1));
    });

    test("one bad among good harms only itself: the batch is tried again, then divided", async () => {
      await using world = await createWorld(kind);
      const handled = new Set<string>();
      let calls = 0;
      await world.bus.publish(Array.from({ length: 40 }, (_, order) => matchRecord(1, order)));
      await world.consume({
        maxAttempts: 2,
        handle: {
          async batch(facts) {
            calls += 1;
            if (facts.some(({ id }) => id === "match-1-17")) throw new Error("bad one inside");
            for (const { id } of facts) handled.add(id);
            return facts.map(done);
          },
        },
      });
      await eventually(() => expect(handled.size).toBe(39));
      const parked = await eventually(async () => {
        const all = await world.parked.list();
        expect(all.length).toBe(1);
        return all;
      });
      expect(parked[0]?.reason).toBe("failed 2 times: Error: bad one inside");
      expect(calls).toBeLessThan(25);
    });

    test("during an outage nothing counts and nothing is parked; afterwards everything is handled once", async () => {
      await using world = await createWorld(kind);
      let isAway = true;
      let attempts = 0;
      const { handled, handle } = recording(() => {
        attempts += 1;
        if (isAway) throw new Error("database away");
      });
      await world.consume({
        handle,
        maxAttempts: 2,
        storesAnswer: async () => {
          if (isAway) throw new Error("database away");
        },
      });
      await world.bus.publish([vacancyRecord(1), vacancyRecord(2), vacancyRecord(3)]);
      await world.clock.sleep(1_500);
      expect(attempts).toBeGreaterThan(0);
      isAway = false;
      await eventually(() => expect(handled.toSorted()).toEqual([uuid(1), uuid(2), uuid(3)]));
      expect(await world.parked.count()).toBe(0);
    });

    test("duplicates and older versions are skipped before the handler", async () => {
      await using world = await createWorld(kind);
      const held = new Map<string, number>();
      const { handled, handle } = recording(({ key, stateVersion = 0 }) => {
        held.set(key, stateVersion);
      });
      await world.consume({ handle, heldVersions: async () => held });
      await world.bus.publish([vacancyRecord(1, 3), vacancyRecord(1, 2), vacancyRecord(1, 3)]);
      await eventually(() => expect(held.get(uuid(1))).toBe(3));
      await world.bus.publish([vacancyRecord(1, 3), vacancyRecord(1, 1), vacancyRecord(1, 4)]);
      await eventually(() => expect(held.get(uuid(1))).toBe(4));
      expect(handled).toEqual([uuid(1), uuid(1)]);
    });

    test("heartbeats are skipped, and what comes with an erased id is dropped", async () => {
      await using world = await createWorld(kind);
      const pseudonymise = createPseudonymiser("a secret of this test only, long enough");
      const erased = createErasureMarks(world.database, { pseudonymise, clock: world.clock });
      await erased.mark(uuid(1));
      await erased.mark(uuid(1));
      expect(await erased.isMarked(uuid(1))).toBe(true);
      expect(await erased.isMarked(uuid(2))).toBe(false);
      const { handled, handle } = recording();
      const consumer = await world.consume({ handle, erased });
      await using _beats = startHeartbeat({ bus: world.bus, topics: [vacanciesTopic] });
      await world.bus.publish([matchRecord(1), matchRecord(2), vacancyRecord(1)]);
      await eventually(async () => {
        expect(Object.values(await consumer.lag()).flat()).toEqual(Array(12).fill(0));
        expect(handled.toSorted()).toEqual([uuid(1), uuid(2)]);
      });
      expect(await world.parked.count()).toBe(0);
    });
  });
}

function recording(effect: (fact: AnyFact) => void = () => undefined) {
  const handled: string[] = [];
  return {
    handled,
    handle: {
      async each(fact: AnyFact) {
        effect(fact);
        handled.push(fact.key);
        return done();
      },
    },
  };
}

function without(record: OutgoingRecord, field: "data" | "stateVersion"): OutgoingRecord {
  const copy: Partial<OutgoingRecord> = { ...record };
  Reflect.deleteProperty(copy, field);
  return copy as OutgoingRecord;
}
