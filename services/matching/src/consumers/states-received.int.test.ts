import { createParkedStore } from "@raakvlak/messaging";
import { createBuilders, eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "./fixtures/matching-on-stack.ts";

// One dispatcher and two workers share the queue.

const { aProfile, aVacancy } = createBuilders(71);
const start = useMatching(["worker", "worker", "dispatcher"]);
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(() => matching[Symbol.asyncDispose](), 60_000);
const client = () => matching.clientOf("site");

describe("the two sides meet", () => {
  it("a vacancy that opens, and a profile that was there", async () => {
    const work = inWork("meet-one");
    const [profile, vacancy] = [aProfile(work.profile), aVacancy(work.vacancy)];
    await matching.publish(profileRecord(profile));
    await matching.untilSettled();
    await matching.publish(vacancyRecord(vacancy));
    await matching.untilMatched(profile, vacancy, {
      cause: "vacancy",
      alertsEpoch: 1,
      profileVersion: 1,
    });
    const [match] = matching.of(profile, vacancy);
    expect(match?.reasons.reduce((sum, { contribution }) => sum + contribution, 0)).toBe(
      match?.score,
    );
  });

  it("a new profile, and vacancies that were there, as one run", async () => {
    const work = inWork("meet-two");
    const vacancies = [aVacancy(work.vacancy), aVacancy(work.vacancy), aVacancy(work.vacancy)];
    await matching.publish(...vacancies.map(vacancyRecord));
    await matching.untilSettled();
    const profile = aProfile(work.profile);
    await matching.publish(profileRecord(profile));
    for (const vacancy of vacancies)
      await matching.untilMatched(profile, vacancy, { cause: "profile" });
    const runs = vacancies.map((vacancy) => matching.of(profile, vacancy)[0]?.run);
    expect(new Set(runs.map((run) => run?.id)).size).toBe(1);
    expect(runs[0]?.size).toBe(3);
  });

  it("changes of both at the same time", async () => {
    const work = inWork("meet-three");
    const elsewhere = inWork("elsewhere");
    const [profile, vacancy] = [aProfile(work.profile), aVacancy(elsewhere.vacancy)];
    await matching.publish(profileRecord(profile), vacancyRecord(vacancy));
    const moved = { ...vacancy, ...work.vacancy, version: 2 };
    await matching.publish(
      profileRecord({ ...profile, version: 2, editedAt: matching.stack.clock.now().toISOString() }),
      vacancyRecord(moved),
    );
    await matching.untilMatched(profile, moved);
    expect(matching.of(profile, vacancy).every(({ vacancyVersion }) => vacancyVersion === 2)).toBe(
      true,
    );
  });
});

describe("the consumer", () => {
  it("a record that comes twice leads to the same matches, an older version to none", async () => {
    const work = inWork("again");
    const [profile, vacancy] = [aProfile(work.profile), aVacancy(work.vacancy)];
    const newer = { ...vacancy, version: 2, title: "Anders" };
    await matching.publish(profileRecord(profile), vacancyRecord(newer));
    await matching.untilMatched(profile, newer);
    await matching.publish(vacancyRecord(newer), vacancyRecord(vacancy), vacancyRecord(newer));
    await matching.untilSettled();
    const matches = matching
      .of(profile, vacancy)
      .map(
        ({ vacancyVersion, profileVersion, score }) =>
          `${vacancyVersion} ${profileVersion} ${score}`,
      );
    expect(new Set(matches).size).toBe(1);
    expect(matches[0]).toMatch(/^2 1 /);
  });

  it("a record that can not be read is parked and puts its key on hold; the good ones beside it go on; a newer version lifts it", async () => {
    const work = inWork("poison");
    const [profile, bad, good] = [
      aProfile(work.profile),
      aVacancy(work.vacancy),
      aVacancy(work.vacancy),
    ];
    await matching.publish(profileRecord(profile), vacancyRecord(bad));
    await matching.untilMatched(profile, bad);
    const poisoned = {
      ...vacancyRecord({ ...bad, version: 2 }),
      data: { ...bad, version: 2, title: "" },
    };
    await matching.publish(poisoned, vacancyRecord(good));
    await matching.untilMatched(profile, good);
    const parked = createParkedStore(await matching.stack.database(), {
      clock: matching.stack.clock,
    });
    await eventually(async () =>
      expect(await parked.list({ topic: "vacancies" })).toMatchObject([
        { key: bad.vacancyId, reason: expect.stringContaining("title") as string },
      ]),
    );
    const explain = () =>
      client().explain({
        params: { candidateId: profile.candidateId, vacancyId: bad.vacancyId },
        query: { purpose: "alerts" },
      });
    await eventually(async () =>
      expect(await explain()).toMatchObject({ ok: false, problem: { code: "vacancy-unknown" } }),
    );
    const repaired = { ...bad, version: 3 };
    await matching.publish(vacancyRecord(repaired));
    await matching.untilMatched(profile, repaired);
    expect(await explain()).toMatchObject({ ok: true, body: { eligible: true } });
  });
});
