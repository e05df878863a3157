import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { profilesTopic } from "@raakvlak/contracts";
import { createTestClock } from "@raakvlak/runtime";
import { createBuilders, eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createBlockProfileIndex } from "../adapters/block-profile-index.ts";
import { openIndexSnapshots } from "../adapters/index-snapshots.ts";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "./fixtures/matching-on-stack.ts";

const { aProfile, aVacancy } = createBuilders(74);
const work = inWork("kept");
/** The topic never says anything of the first; the second has left since. */
const [kept, left] = [aProfile(work.profile), aProfile(work.profile)];
const folder = mkdtempSync(path.join(tmpdir(), "matching-"));
const start = useMatching(["all"], { RAAKVLAK_MATCHING_SNAPSHOT_FOLDER: folder }, async (stack) => {
  const profiles = createBlockProfileIndex();
  for (const profile of [kept, left]) profiles.put(profile);
  const clock = createTestClock(stack.clock.now());
  const events: string[] = [];
  const logger = { ...stack.logger, info: (event: string) => void events.push(event) };
  const snapshots = await openIndexSnapshots({
    folder,
    everyMs: 10,
    topic: `${stack.topicPrefix}profiles`,
    ends: async () => [],
    profiles,
    clock,
    logger,
  });
  const positions = Array.from({ length: profilesTopic.partitions }, () => 0);
  await using _ = snapshots.start(() => positions);
  await clock.advance(10);
  await eventually(async () => {
    await clock.advance(0);
    expect(events).toContain("index-snapshot-written");
  });
});
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(async () => {
  await matching[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
}, 60_000);

it("a worker starts from its file and reads on from there: who is in it is found, who left since is not", async () => {
  await matching.publish(
    profileRecord({ ...left, version: 2, purposes: { tailoring: false, recruiters: false } }),
  );
  const vacancy = aVacancy(work.vacancy);
  await matching.publish(vacancyRecord(vacancy));
  await matching.untilMatched(kept, vacancy);
  expect(matching.of(left, vacancy)).toEqual([]);
}, 60_000);
