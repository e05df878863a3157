import { vacanciesTopic } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { describe, expect, test } from "vitest";
import { createGroupPresence } from "../consume/absence/group-presence.ts";
import { done } from "../consume/outcome.ts";
import type { AnyFact } from "../records/fact.ts";
import { tombstoneOf } from "../records/outgoing-record.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";
import { uuid, vacancyRecord } from "./facts.ts";
import { createWorld, type World } from "./world.ts";

const dayMs = 86_400_000;
const topics = [vacanciesTopic];

/** Whoever was away longer than tombstones live must not keep what has ended meanwhile (invariant 9). */
export function describeAbsence(kind: BrokerKind): void {
  describe(`${kind.name}: absence`, () => {
    test("a group that was away for over 7 days makes up for the ends that it missed, and for nothing else", async () => {
      await using world = await createWorld(kind);
      const { held, member } = readModel(world);
      const before = await member(world.clock);
      await world.bus.publish([1, 2, 3, 4, 5].map((number) => vacancyRecord(number)));
      await eventually(() => expect(held.size).toBe(5));
      await before[Symbol.asyncDispose]();

      await endWithoutTrace(world);
      // Not away for so long: nothing is compared, which shows that the tombstones are really gone.
      const soon = await member(world.clock);
      await eventually(() => expect(held.get(uuid(5))).toBe(3));
      expect(held).toEqual(
        new Map([
          [uuid(1), 1],
          [uuid(2), 1],
          [uuid(3), 1],
          [uuid(4), 2],
          [uuid(5), 3],
        ]),
      );
      await soon[Symbol.asyncDispose]();

      await member(laterBy(world.clock, () => 8 * dayMs));
      expect(held).toEqual(
        new Map([
          [uuid(1), 1],
          [uuid(4), 2],
          [uuid(5), 3],
        ]),
      );
      expect(await world.parked.count()).toBe(0);
    }, 120_000);

    test("who was frozen for so long makes up for it after waking, and takes up what comes anew", async () => {
      await using world = await createWorld(kind);
      const { held, member, presence } = readModel(world);
      let frozenMs = 0;
      const began = world.clock.now();
      const consumer = await member(laterBy(world.clock, () => frozenMs));
      await world.bus.publish([1, 2, 3, 4, 5].map((number) => vacancyRecord(number)));
      await eventually(() => expect(held.size).toBe(5));
      // While it runs it is noted how far the group has come.
      await eventually(async () =>
        expect((await presence.of("group"))?.getTime()).toBeGreaterThan(began.getTime() + 500),
      );
      consumer.pause();
      await endWithoutTrace(world);
      frozenMs = 8 * dayMs;
      consumer.resume();
      await eventually(() => expect([...held.keys()].toSorted()).toEqual([1, 4, 5].map(uuid)));
      await world.bus.publish([vacancyRecord(2, 5)]);
      await eventually(() => expect(held.get(uuid(2))).toBe(5));
    }, 120_000);
  });
}

/** A consumer's read model, and members of its group that look each tenth of a second. */
function readModel(world: World) {
  const held = new Map<string, number>();
  const presence = createGroupPresence(world.database);
  return {
    held,
    presence,
    member: (clock: Clock) =>
      world.consume({
        topics,
        clock: { ...clock, every: (ms, work, options) => clock.every(ms / 600, work, options) },
        heldVersions: async () => held,
        readModel: {
          presence,
          async *held() {
            yield [...held];
          },
        },
        handle: {
          async each({ key, stateVersion = 0, data }: AnyFact) {
            if (data === undefined) held.delete(key);
            else held.set(key, stateVersion);
            return done();
          },
        },
      }),
  };
}

/** 2 and 3 end, 4 changes, 5 ends and begins again; then nobody can read any more that 2 and 3 have ended. */
async function endWithoutTrace({ bus, broker }: World): Promise<void> {
  await bus.publish([2, 3, 5].map((number) => tombstoneOf(vacanciesTopic, uuid(number), 2)));
  await bus.publish([vacancyRecord(4, 2), vacancyRecord(5, 3)]);
  await broker.expireTombstones("vacancies");
}

function laterBy(clock: Clock, ms: () => number): Clock {
  return { ...clock, now: () => new Date(clock.now().getTime() + ms()) };
}
