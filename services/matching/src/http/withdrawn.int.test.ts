import { matchingStreams, profilesTopic, type Profile } from "@raakvlak/contracts";
import { tombstoneOf } from "@raakvlak/messaging";
import { openStream } from "@raakvlak/runtime";
import { createBuilders, eventually } from "@raakvlak/testing";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "../consumers/fixtures/matching-on-stack.ts";

const { aProfile, aVacancy } = createBuilders(74);
const start = useMatching(["all"]);
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(() => matching[Symbol.asyncDispose](), 60_000);

const people = 24;
const withinMs = 1_000;
const work = inWork("withdrawn");
const vacancy = aVacancy(work.vacancy);
const params = { vacancyId: vacancy.vacancyId };

/** Every list that the stream names, with how many stand in it and when it came; by the stack's clock. */
async function listen(signal: AbortSignal) {
  const { clock } = matching.stack;
  const lists: { readonly places: number; readonly atMs: number }[] = [];
  const request = { params, query: { limit: 100 }, signal };
  const opened = await openStream(matchingStreams.watchCandidates, request, matching.streams);
  if (!opened.ok) throw new Error(opened.problem.code);
  const { items } = opened;
  const ended = (async () => {
    for await (const { id: snapshotId } of items) {
      const atMs = clock.monotonicMs();
      const replayed = await matching.clientOf("site").replaySnapshot({ params: { snapshotId } });
      if (!replayed.ok) throw new Error(replayed.problem.code);
      // Places count, whoever stood there: they are left when somebody is taken out of a list that was shown.
      lists.push({ places: replayed.body.candidates.length, atMs });
    }
  })().catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
  return { lists, ended };
}

/** Somebody whose wishes change five times a second, so that the list does. */
async function keepChanging(person: Profile, signal: AbortSignal): Promise<void> {
  for (let step = 1; !signal.aborted; step += 1) {
    const seniority = (step % 5) + 1;
    await matching.publish(profileRecord({ ...person, version: person.version + step, seniority }));
    await sleep(200);
  }
}

it("a list that changes on and on loses who withdraws or is erased within a second, and shows who is new", async () => {
  const [busy, ...others] = Array.from({ length: people }, () =>
    aProfile({ ...work.profile, seniority: 3 }),
  ) as [Profile, ...Profile[]];
  await matching.publish(...[busy, ...others].map(profileRecord), vacancyRecord(vacancy));
  const stop = new AbortController();
  await eventually(
    async () =>
      expect(
        await matching.clientOf("site").rankCandidates({ params, query: { limit: 100 } }),
      ).toMatchObject({ ok: true, body: { eligible: people } }),
    { timeoutMs: 20_000 },
  );
  const { lists, ended } = await listen(stop.signal);
  const changing = keepChanging(busy, stop.signal);
  // More changes in a row than come at the quicker pace.
  await eventually(() => expect(lists.length).toBeGreaterThan(25), { timeoutMs: 60_000 });

  const { clock } = matching.stack;
  const took: number[] = [];
  let left = people;
  for (const person of others.slice(0, 12)) {
    left -= 1;
    const beganAtMs = clock.monotonicMs();
    await leave(person, left % 3);
    const shorter = await eventually(() => {
      const found = lists.find(({ places }) => places <= left);
      if (found === undefined) throw new Error("still in the list");
      return found;
    });
    took.push(Math.round(shorter.atMs - beganAtMs));
    await sleep(300);
  }
  const came: number[] = [];
  for (let more = 0; more < 5; more += 1) {
    left += 1;
    const beganAtMs = clock.monotonicMs();
    await matching.publish(profileRecord(aProfile(work.profile)));
    const longer = await eventually(() => {
      const found = lists.find(({ places, atMs }) => atMs > beganAtMs && places === left);
      if (found === undefined) throw new Error("not in the list yet");
      return found;
    });
    came.push(Math.round(longer.atMs - beganAtMs));
  }
  stop.abort();
  await Promise.all([ended, changing]);
  process.stdout.write(
    `gone from the list after ${took.join(", ")} ms, new in it after ${came.join(", ")} ms\n`,
  );
  expect(Math.max(...took, ...came)).toBeLessThan(withinMs);
}, 120_000);

async function leave(person: Profile, way: number): Promise<void> {
  const { candidateId } = person;
  if (way === 0) {
    const purposes = { ...person.purposes, recruiters: false };
    await matching.publish(profileRecord({ ...person, version: 2, purposes }));
  } else if (way === 1) await matching.publish(tombstoneOf(profilesTopic, candidateId, 2));
  else await matching.clientOf("preference").eraseSubject({ params: { candidateId } });
}
