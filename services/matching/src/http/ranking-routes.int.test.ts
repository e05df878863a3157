import {
  matchingStreams,
  profilesTopic,
  standingSearchSchema,
  type Profile,
} from "@raakvlak/contracts";
import { tombstoneOf } from "@raakvlak/messaging";
import { openStream } from "@raakvlak/runtime";
import { createBuilders, eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "../consumers/fixtures/matching-on-stack.ts";

const { aProfile, aVacancy } = createBuilders(73);
const start = useMatching(["all"]);
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(() => matching[Symbol.asyncDispose](), 60_000);
const client = () => matching.clientOf("site");
const preference = () => matching.clientOf("preference");

describe("HTTP", () => {
  it("ranks both ways, explains, and replays what was shown after a withdrawal", async () => {
    const work = inWork("ranked");
    const [first, second, vacancy] = [
      aProfile({ ...work.profile, seniority: 3 }),
      aProfile({ ...work.profile, seniority: 5 }),
      aVacancy(work.vacancy),
    ];
    await matching.publish(profileRecord(first), profileRecord(second), vacancyRecord(vacancy));
    const rank = () =>
      client().rankCandidates({ params: { vacancyId: vacancy.vacancyId }, query: { limit: 10 } });
    const list = await eventually(async () => {
      const answer = await rank();
      if (!answer.ok || answer.body.eligible < 2) throw new Error("not there yet");
      return answer.body;
    });
    expect(list.candidates.map(({ candidateId }) => candidateId)).toEqual([
      first.candidateId,
      second.candidateId,
    ]);
    const replay = () => client().replaySnapshot({ params: { snapshotId: list.snapshotId } });
    expect(await replay()).toMatchObject({ ok: true, body: { identical: true, removed: 0 } });
    const vacancies = await client().rankVacancies({
      params: { candidateId: first.candidateId },
      query: { limit: 10 },
    });
    expect(vacancies).toMatchObject({
      ok: true,
      body: {
        eligible: 1,
        vacancies: [{ vacancyId: vacancy.vacancyId, score: list.candidates[0]?.score }],
      },
    });

    const withdrawn: Profile = {
      ...second,
      version: 2,
      purposes: { ...second.purposes, recruiters: false },
    };
    await matching.publish(profileRecord(withdrawn));
    await eventually(
      async () =>
        expect(await replay()).toMatchObject({ ok: true, body: { identical: true, removed: 1 } }),
      { timeoutMs: 20_000 },
    );
    expect(await rank()).toMatchObject({ ok: true, body: { eligible: 1 } });
  });

  it("ranks for a standing search as for a vacancy, keeps it, and tells when its list has changed", async () => {
    const work = inWork("searched");
    const [first, second] = [aProfile(work.profile), aProfile(work.profile)];
    const hidden = aProfile({
      ...work.profile,
      purposes: { ...first.purposes, recruiters: false },
    });
    await matching.publish(...[first, hidden].map(profileRecord));
    const occupations = work.vacancy.occupations.map(({ concept }) => concept);
    const search = standingSearchSchema.parse({ occupations, seniority: 3 });
    const rank = async () => {
      const asked = { kind: "search" as const, search };
      const answer = await client().rankCandidatesFor({ query: { limit: 10 }, body: asked });
      if (!answer.ok) throw new Error(answer.problem.code);
      return answer.body;
    };
    const list = await eventually(async () => {
      const found = await rank();
      if (found.eligible === 0) throw new Error("not there yet");
      return found;
    });
    expect(list).toMatchObject({
      asked: { kind: "search", search },
      eligible: 1,
      candidates: [{ candidateId: first.candidateId }],
      index: { behindMs: expect.any(Number) as number },
    });
    const { snapshotId } = list;
    expect(await client().replaySnapshot({ params: { snapshotId } })).toMatchObject({
      ok: true,
      body: { identical: true, asked: { kind: "search", search } },
    });

    const stop = new AbortController();
    const opened = await openStream(
      matchingStreams.watchList,
      {
        params: { snapshotId },
        lastEventId: snapshotId,
        query: { limit: 10 },
        signal: stop.signal,
      },
      matching.streams,
    );
    if (!opened.ok) throw new Error(opened.problem.code);
    await matching.publish(profileRecord(second));
    for await (const { data } of opened.items) {
      const now = await rank();
      expect(now.eligible).toBe(2);
      expect(data.snapshotId).toBe(now.snapshotId);
      break;
    }
    stop.abort();
  });

  it.each<[string, object, string[]]>([
    ["a demand", { occupations: ["occupation:a"], seniority: 9 }, ["body.search.seniority"]],
    ["a slip of the pen", { occupations: ["occupation:a"], skils: [] }, ["body.search.skils"]],
    ["asking nothing", {}, ["body.search.occupations"]],
  ])("refuses a search by the name of its field: %s", async (_, search, fields) => {
    const body = { kind: "search", search } as never;
    const answer = await client().rankCandidatesFor({ body });
    expect(answer).toMatchObject({ ok: false, problem: { code: "invalid-request" } });
    expect(answer.ok ? [] : answer.problem.errors?.map(({ field }) => field)).toEqual(fields);
  });

  it("who is erased is in no match, list or snapshot any more, and may not come back", async () => {
    const work = inWork("erased");
    const [gone, stays, vacancy] = [
      aProfile(work.profile),
      aProfile(work.profile),
      aVacancy(work.vacancy),
    ];
    await matching.publish(profileRecord(gone), profileRecord(stays), vacancyRecord(vacancy));
    await matching.untilMatched(gone, vacancy);
    await matching.untilMatched(stays, vacancy);
    const listed = await client().rankCandidates({
      params: { vacancyId: vacancy.vacancyId },
      query: { limit: 10 },
    });
    const snapshotId = listed.ok ? listed.body.snapshotId : "";
    const params = { candidateId: gone.candidateId };
    expect(await preference().exportSubject({ params })).toMatchObject({
      ok: true,
      body: { holdings: { index: [{}], "run-sets": [{}], "snapshot-entries": [{}] } },
    });

    expect(await preference().eraseSubject({ params })).toMatchObject({
      ok: true,
      body: { removed: { index: 1, "run-sets": 1, "snapshot-entries": 1 } },
    });
    await matching.publish(
      tombstoneOf(profilesTopic, gone.candidateId, 2),
      profileRecord({ ...gone, version: 3 }),
      vacancyRecord({ ...vacancy, version: 2 }),
    );
    await matching.untilMatched(stays, { ...vacancy, version: 2 });
    await matching.untilSettled();

    expect(matching.of(gone, vacancy).every(({ vacancyVersion }) => vacancyVersion === 1)).toBe(
      true,
    );
    expect(await preference().exportSubject({ params })).toMatchObject({
      ok: true,
      body: { holdings: { index: [], "run-sets": [], "snapshot-entries": [] } },
    });
    expect(await client().replaySnapshot({ params: { snapshotId } })).toMatchObject({
      ok: true,
      body: { identical: true, removed: 1 },
    });
    expect(await client().rankVacancies({ params, query: { limit: 1 } })).toMatchObject({
      ok: false,
      problem: { status: 404 },
    });
  });
});
