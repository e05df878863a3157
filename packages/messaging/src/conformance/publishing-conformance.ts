import { matchFound, vacanciesTopic, vacancyChanged, vacancyOpened } from "@raakvlak/contracts";
import { describe, expect, test } from "vitest";
import type { Bus } from "../bus/bus.ts";
import { done } from "../consume/outcome.ts";
import { createFactOutbox } from "../publish/create-fact-outbox.ts";
import { createStateOwner } from "../publish/create-state-owner.ts";
import { intentFor, pendingOf, writeIntents } from "../publish/intent.ts";
import { startOwnerCheck } from "../publish/start-owner-check.ts";
import { startRelay } from "../publish/start-relay.ts";
import type { StateDocument } from "../publish/state-owner.ts";
import type { AnyFact } from "../records/fact.ts";
import { recordOf } from "../records/outgoing-record.ts";
import type { BrokerKind } from "./broker.ts";
import { eventually } from "./eventually.ts";
import { match, uuid, vacancy } from "./facts.ts";
import { createWorld, type World } from "./world.ts";

interface Doc extends StateDocument {
  readonly title?: string;
  readonly ended?: boolean;
}

/** Protocols A and B on real collections and a real log. */
export function describePublishing(kind: BrokerKind): void {
  describe(`${kind.name}: publishing`, () => {
    test("every change is published with its version, the end as a tombstone, and nothing is left over", async () => {
      await using world = await createWorld(kind);
      const { owner, relay } = await publishing(world);
      const seen = await watch(world);
      await owner.change(uuid(1), () => ({ title: "first" }));
      await eventually(() => expect(seen).toEqual(["1:first"]));
      await owner.change(uuid(1), (current) => ({ title: `${current?.title} and second` }));
      await eventually(() => expect(seen.at(-1)).toBe("2:first and second"));
      expect(await owner.change(uuid(1), () => undefined)).toMatchObject({ version: 2 });
      await owner.change(uuid(1), () => ({ ended: true }));
      await eventually(() => expect(seen.at(-1)).toBe("3:gone"));
      expect(seen.length).toBe(3);
      await eventually(async () => expect(await relay.pendingCount()).toBe(0));
      expect(await owner.find(uuid(1))).toEqual({
        _id: uuid(1),
        version: 3,
        published: 3,
        ended: true,
      });
    });

    test("a relay that was killed after publishing and before marking: the next one repeats it", async () => {
      await using world = await createWorld(kind);
      const owner = await withKilledRelay(world);
      const seen = await watch(world);
      await owner.change(uuid(1), () => ({ title: "first" }));
      await eventually(() => expect(seen).toEqual(["1:first"]));
      expect(await owner.find(uuid(1))).toMatchObject({ version: 1, published: 0 });
      const { relay } = await publishing(world);
      await eventually(() => expect(seen).toEqual(["1:first", "1:first"]));
      await eventually(async () => expect(await relay.pendingCount()).toBe(0));
      expect(await owner.find(uuid(1))).toMatchObject({ version: 1, published: 1 });
    });

    test("without the owner's check a relay that wakes up late leaves an old state behind, for ever", async () => {
      await using world = await createWorld(kind);
      await publishLate(world);
      await world.broker.compact("vacancies");
      const fresh = await watch(world);
      await eventually(() => expect(fresh).toEqual(["1:first"]));
    }, 90_000);

    test("the owner's check puts it right, also for whoever reads only after compaction", async () => {
      await using world = await createWorld(kind);
      const { owner } = await publishLate(world);
      const { parked, clock, logger, bus } = world;
      const check = { bus, owner, topic: vacanciesTopic, group: "check", clock, logger, parked };
      const checking = world.use(await startOwnerCheck(check));
      await eventually(async () =>
        expect((await checking.lag())["vacancies"]).toEqual([0, 0, 0, 0, 0, 0]),
      );
      await world.broker.compact("vacancies");
      const fresh = await watch(world);
      await world.clock.sleep(500);
      expect(fresh.at(-1)).not.toBe("1:first");
      await owner.change(uuid(1), () => ({ title: "back again" }));
      await eventually(() => expect(fresh.at(-1)).toBe("3:back again"));
    }, 90_000);

    test("the owner's check answers a record that nobody can read with the state as it stands", async () => {
      await using world = await createWorld(kind);
      const { owner } = await publishing(world);
      const { parked, clock, logger, bus } = world;
      const check = { bus, owner, topic: vacanciesTopic, group: "check", clock, logger, parked };
      world.use(await startOwnerCheck(check));
      const seen = await watch(world);
      await owner.change(uuid(1), () => ({ title: "first" }));
      await eventually(() => expect(seen).toEqual(["1:first"]));
      const id = `vacancies:${uuid(1)}:1`;
      const foreign = { topic: "vacancies", key: uuid(1), type: "vacancy.lost", id } as const;
      await bus.publish([{ ...foreign, data: {}, schemaVersion: 1, stateVersion: 1 }]);
      await eventually(() => expect(seen).toEqual(["1:first", "1:first"]));
    });

    test("the owner's check answers what a newer replica of the owner wrote only where it is old, and parks nothing", async () => {
      await using world = await createWorld(kind);
      const { owner } = await publishing(world);
      const { parked, clock, logger, bus } = world;
      const check = { bus, owner, topic: vacanciesTopic, group: "check", clock, logger, parked };
      const checking = world.use(await startOwnerCheck(check));
      const seen = await watch(world);
      await owner.change(uuid(1), () => ({ title: "first" }));
      await owner.change(uuid(1), () => ({ title: "second" }));
      await eventually(() => expect(seen.at(-1)).toBe("2:second"));
      const newer = (stateVersion: number) => {
        const id = `vacancies:${uuid(1)}:${stateVersion}`;
        const made = recordOf(vacancyChanged, vacancy(1, stateVersion), { id, stateVersion });
        return { ...made, schemaVersion: 9 };
      };
      const settled = async () =>
        expect((await checking.lag())["vacancies"]?.join("")).toBe("000000");
      await eventually(settled);
      const before = seen.length;
      await bus.publish([newer(2)]);
      await eventually(settled);
      expect(seen.length).toBe(before);
      await bus.publish([newer(1)]);
      await eventually(() => expect(seen.slice(before)).toEqual(["2:second"]));
      expect(await parked.count()).toBe(0);
    });

    test("the intent of a dead writer waits, and the next change uses it again", async () => {
      await using world = await createWorld(kind);
      const change = { collection: "vacancies", documentId: uuid(1), version: 1 };
      await writeIntents(pendingOf(world.database), [intentFor(change)]);
      const { owner, relay } = await publishing(world);
      const seen = await watch(world);
      await eventually(async () => {
        const [orphan] = await pendingOf(world.database).find({}).toArray();
        expect(orphan?.waiting?.looks).toBeGreaterThan(1);
      });
      await owner.change(uuid(1), () => ({ title: "first" }));
      await eventually(() => expect(seen).toEqual(["1:first"]));
      await eventually(async () => expect(await relay.pendingCount()).toBe(0));
    });

    test("what was changed while no relay ran is published by the next one", async () => {
      await using world = await createWorld(kind);
      const owner = vacancyOwner(world);
      await owner.change(uuid(1), () => ({ title: "first" }));
      await owner.change(uuid(1), () => ({ title: "second" }));
      const seen = await watch(world);
      await publishing(world);
      await eventually(() => expect(seen).toEqual(["2:second"]));
      expect(await pendingOf(world.database).countDocuments()).toBe(0);
    });

    test("many are changed in bulk, against others who change the same, and each change counts once", async () => {
      await using world = await createWorld(kind);
      const { owner, relay } = await publishing(world);
      const ids = Array.from({ length: 60 }, (_, index) => uuid(index));
      const addOnce = (word: string) => (_id: string, current: Doc | undefined) =>
        current?.title?.includes(word) ? undefined : { title: `${current?.title ?? ""}${word}` };
      await Promise.all(["a", "b", "c"].map((word) => owner.changeMany(ids, addOnce(word))));
      await Promise.all(
        ids.slice(0, 10).map((id) => owner.change(id, (current) => addOnce("d")(id, current))),
      );
      const all = [...(await owner.findMany(ids)).values()];
      expect(all.length).toBe(60);
      for (const { title, version } of all) {
        expect(title?.length).toBe(version);
        expect(title).toMatch(/^(?=.*a)(?=.*b)(?=.*c)/);
      }
      await eventually(async () => expect(await relay.pendingCount()).toBe(0));
      const published = [...(await owner.findMany(ids)).values()];
      for (const document of published) expect(document.published).toBe(document.version);
    });

    test("a state that breaks its contract is refused before anything is written, and harms only itself", async () => {
      await using world = await createWorld(kind);
      const { owner } = await publishing(world);
      const tooLong = "x".repeat(1_000);
      await expect(owner.change(uuid(1), () => ({ title: tooLong }))).rejects.toThrow(/title: /);
      expect(await owner.find(uuid(1))).toBeUndefined();
      const changed = owner.changeMany([uuid(1), uuid(2)], (id) => ({
        title: id === uuid(1) ? tooLong : "fine",
      }));
      await expect(changed).rejects.toThrow(uuid(1));
      expect([...(await owner.findMany([uuid(1), uuid(2)])).keys()]).toEqual([uuid(2)]);
    });

    test("facts leave in parts of 500 and once; a retry with other content loses nothing", async () => {
      await using world = await createWorld(kind);
      const outbox = createFactOutbox(world);
      const { relay } = await publishing(world, world.bus, [outbox]);
      const orders: string[] = [];
      await world.consume({
        handle: {
          async batch(facts) {
            orders.push(
              ...facts.map(({ data }: AnyFact) => (data as { vacancyId: string }).vacancyId),
            );
            return facts.map(done);
          },
        },
      });
      const facts = Array.from({ length: 1_200 }, (_, order) => match(1, order));
      const cause = { job: "vacancy-1", version: 4 };
      await outbox.store(matchFound, facts, cause);
      await eventually(() => expect(orders.length).toBe(1_200));
      expect(orders).toEqual(facts.map(({ vacancyId }) => vacancyId));
      await outbox.store(matchFound, [match(1, 7_777)], cause);
      await eventually(() => expect(orders.at(-1)).toBe(uuid(7_777)));
      await eventually(async () => expect(await relay.pendingCount()).toBe(0));
      const left = await world.database.connection.db?.collection("outbox").countDocuments();
      expect(left).toBe(0);
    });
  });
}

function vacancyOwner({ database, clock }: World) {
  return createStateOwner<Doc>({
    database,
    clock,
    collection: "vacancies",
    topic: vacanciesTopic,
    toRecord: ({ _id, version, title, ended }) =>
      ended
        ? "tombstone"
        : { event: vacancyOpened, data: vacancy(Number(_id.slice(-12)), version, title) },
  });
}

async function publishing(
  world: World,
  bus: Bus = world.bus,
  facts: Parameters<typeof startRelay>[0]["facts"] = [],
) {
  const owner = vacancyOwner(world);
  const { database, clock, logger } = world;
  const relay = await startRelay({ database, bus, owners: [owner], facts, clock, logger });
  world.use(relay);
  return { owner, relay };
}

/** What a fresh reader sees of vacancy 1, as `version:title`. */
async function watch(world: World): Promise<string[]> {
  const seen: string[] = [];
  await world.read({
    topics: [vacanciesTopic],
    onFacts: (facts) => {
      for (const { key, stateVersion, data } of facts) {
        const title = data === undefined ? "gone" : (data as { title: string }).title;
        if (key === uuid(1)) seen.push(`${stateVersion}:${title}`);
      }
    },
  });
  return seen;
}

/** A relay freezes with version 1 in its hands; version 2, a tombstone, passes it; then it wakes up. */
async function publishLate(world: World) {
  const freeze = Promise.withResolvers<void>();
  const woken = Promise.withResolvers<void>();
  const isFrozen = Promise.withResolvers<void>();
  const freezing: Bus = {
    ...world.bus,
    async publish(records) {
      isFrozen.resolve();
      await freeze.promise;
      await world.bus.publish(records);
      woken.resolve();
    },
  };
  const { owner: slow, relay } = await publishing(world, freezing);
  await slow.change(uuid(1), () => ({ title: "first" }));
  await isFrozen.promise;
  const { owner } = await publishing(world);
  await owner.change(uuid(1), () => ({ ended: true }));
  await eventually(async () =>
    expect(await owner.find(uuid(1))).toMatchObject({ version: 2, published: 2 }),
  );
  freeze.resolve();
  await woken.promise;
  await eventually(async () => expect(await relay.pendingCount()).toBe(0));
  expect(await owner.find(uuid(1))).toMatchObject({ version: 2, published: 2 });
  return { owner };
}

/** A relay whose process dies right after the acknowledgement: it does nothing any more, not even stop. */
async function withKilledRelay(world: World) {
  const killed: Bus = {
    ...world.bus,
    async publish(records) {
      await world.bus.publish(records);
      return new Promise(() => undefined);
    },
  };
  const owner = vacancyOwner(world);
  await startRelay({ ...world, bus: killed, owners: [owner] });
  return owner;
}
