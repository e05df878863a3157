import { createBuilders, eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "./fixtures/matching-on-stack.ts";

const { aProfile, aVacancy } = createBuilders(73);
/** A MiB holds some hundreds of people who hid so many vacancies. */
const start = useMatching(["all"], { RAAKVLAK_MATCHING_INDEX_MEBIBYTES: "1" });
const hidden = Array.from(
  { length: 500 },
  (_, n) => `4a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
);
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(() => matching[Symbol.asyncDispose](), 60_000);

it("a worker without room says so and takes no match job; when people have left it goes on, and nothing is lost", async () => {
  const work = inWork("no-room");
  const elsewhere = inWork("elsewhere");
  const crowd = Array.from({ length: 600 }, () =>
    aProfile({ ...elsewhere.profile, hiddenVacancies: hidden }),
  );
  await matching.publish(...crowd.map(profileRecord));
  const limits = { timeoutMs: 60_000 };
  await eventually(
    async () =>
      expect((await matching.checks())["index-room"]).toMatch(/^out of room: \d+ of 1048576 /),
    limits,
  );
  const [profile, vacancy] = [aProfile(work.profile), aVacancy(work.vacancy)];
  await matching.publish(profileRecord(profile), vacancyRecord(vacancy));
  await eventually(async () => {
    const { connection } = await matching.stack.database();
    const due = await connection.collection("due").find({}).toArray();
    expect(JSON.stringify(due)).toContain(vacancy.vacancyId);
  }, limits);
  expect(matching.of(profile, vacancy)).toEqual([]);
  await matching.publish(
    ...crowd.map((left) =>
      profileRecord({ ...left, version: 2, purposes: { tailoring: false, recruiters: false } }),
    ),
  );
  await eventually(async () => expect((await matching.checks())["index-room"]).toBe("ok"), limits);
  await eventually(() => expect(matching.of(profile, vacancy)).not.toEqual([]), limits);
}, 200_000);
