import { matchFound } from "@raakvlak/contracts";
import { createPseudonymiser } from "@raakvlak/runtime";
import { beforeAll, expect, test } from "vitest";
import { eventually } from "../conformance/eventually.ts";
import { match, matchRecord, uuid } from "../conformance/facts.ts";
import { inMemoryBroker } from "../conformance/in-memory-broker.ts";
import { createWorld, type World } from "../conformance/world.ts";
import { done } from "../consume/outcome.ts";
import { createFactOutbox } from "../publish/create-fact-outbox.ts";
import { createErasureMarks } from "./create-erasure-marks.ts";
import { createSubjects } from "./create-subjects.ts";
import { documentsOfCandidate, nothingPersonal } from "./personal-place.ts";
import { outboxPlace, parkedPlaces } from "./shared-places.ts";

const pseudonymise = createPseudonymiser("a secret of this test only, long enough");

/** A service with one collection of its own, and all that the house gives it. */
async function aService(world: World) {
  const marks = createErasureMarks(world.database, { pseudonymise, clock: world.clock });
  const outbox = createFactOutbox(world);
  const things = () => world.database.connection.collection<{ of: string }>("things");
  const { database, clock } = world;
  const own = { database, place: "things", field: "of", holds: "things" };
  const places = [
    documentsOfCandidate(own),
    ...parkedPlaces(database),
    outboxPlace(outbox),
    nothingPersonal("others", "none"),
  ];
  const subjects = createSubjects({ service: "site", marks, clock, places });
  return { marks, outbox, things, subjects };
}

let world: World;
beforeAll(async () => {
  world = await createWorld(inMemoryBroker);
  return () => world[Symbol.asyncDispose]();
});

test("everything of one person is exported and erased, facts that wait included, and nothing of anybody else", async () => {
  const { outbox, things, subjects, marks } = await aService(world);
  await things().insertMany([{ of: uuid(1) }, { of: uuid(2) }]);
  await outbox.store(matchFound, [match(1), match(2)], { job: "both", version: 1 });
  await outbox.store(matchFound, [match(1)], { job: "one", version: 1 });
  const exported = await subjects.exportSubject(uuid(1));
  expect(Object.keys(exported)).toEqual(subjects.inventory.map(({ place }) => place));
  expect(exported).toMatchObject({ things: [{ of: uuid(1) }], outbox: [{}, {}], parked: [] });
  expect(await subjects.eraseSubject(uuid(1))).toMatchObject({
    kind: "erased",
    removed: { things: 1, outbox: 2, parked: 0, holds: 0 },
  });
  expect(await marks.isMarked(uuid(1))).toBe(true);
  expect(await subjects.exportSubject(uuid(1))).toMatchObject({ things: [], outbox: [] });
  expect(await subjects.exportSubject(uuid(2))).toMatchObject({ things: [{}], outbox: [{}] });
  expect(await world.database.connection.collection("outbox").countDocuments()).toBe(1);
});

test("a write that was under way while its person was erased leaves nothing, and says so", async () => {
  const { things, subjects } = await aService(world);
  const write = () => things().insertOne({ of: uuid(3) });
  const outcome = await subjects.write(uuid(3), async () => {
    await subjects.eraseSubject(uuid(3));
    await write();
  });
  expect(outcome).toBe("erased");
  expect(await things().countDocuments({ of: uuid(3) })).toBe(0);
  expect(await subjects.write(uuid(3), write)).toBe("erased");
  expect(await subjects.write(uuid(4), write)).not.toBe("erased");
});

test("a consumer leaves nothing of whom was erased while it had their facts, and parks nothing of theirs", async () => {
  const { things, subjects, marks } = await aService(world);
  const { forget } = subjects;
  await world.consume({
    erased: marks,
    forget,
    handle: {
      async each({ key }) {
        if (key === uuid(5)) await subjects.eraseSubject(key);
        await things().insertOne({ of: key });
        return done();
      },
    },
  });
  const unreadable = { ...matchRecord(5, 2), data: "not an object" };
  await world.bus.publish([matchRecord(5, 1), unreadable, matchRecord(6)]);
  await eventually(async () => {
    expect(await things().countDocuments({ of: uuid(6) })).toBe(1);
    const lag = await world.bus.committedOffsets("group", "matches");
    expect(lag).toEqual(await world.bus.endOffsets("matches"));
  });
  expect(await things().countDocuments({ of: uuid(5) })).toBe(0);
  expect(await world.parked.list()).toEqual([]);
});

test("while something is being refused nothing is marked or erased", async () => {
  const { things, marks } = await aService(world);
  const { database, clock } = world;
  const place = documentsOfCandidate({ database, place: "things", field: "of", holds: "things" });
  const refuse = async () => "pending" as const;
  const subjects = createSubjects({ service: "site", marks, clock, places: [place], refuse });
  await things().insertOne({ of: uuid(7) });
  expect(await subjects.eraseSubject(uuid(7))).toEqual({ kind: "pending" });
  expect(await marks.isMarked(uuid(7))).toBe(false);
  expect(await things().countDocuments({ of: uuid(7) })).toBe(1);
});
