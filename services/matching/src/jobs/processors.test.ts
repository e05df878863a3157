import { expect, it } from "vitest";
import { createProcessors } from "./processors.ts";
import type { MatchResult } from "../use-cases/match-vacancy.ts";

const job = <Payload>(payload: Payload) => ({
  id: "job",
  kind: "kind",
  payload,
  attempts: 0,
  dueAt: new Date(0),
  createdAt: new Date(5),
});
const matchJob = { version: 1, after: { vacancies: [], profiles: [] } };

/** Processors whose use cases answer with one result, and what they were asked. */
function processorsFor(result: MatchResult, behindMs = 0, isComplete = true) {
  const asked: unknown[] = [];
  const answer = async (question: unknown) => {
    asked.push(question);
    return result;
  };
  const processors = createProcessors({
    matchVacancy: answer,
    matchProfile: answer,
    forgetCandidate: async (id) => void asked.push(id),
    reviewSnapshot: async () => (result.result === "index-behind" ? "index-behind" : "reviewed"),
    index: { behindMs: () => behindMs },
    room: { isComplete: () => isComplete },
  });
  return { processors, asked };
}

it("hands the job over with the instant at which it was made, the same in every retry", async () => {
  const { processors, asked } = processorsFor({ result: "stored", matches: 2 });
  const payload = { ...matchJob, vacancyId: "v" };
  expect(await processors["match-vacancy"](job(payload))).toEqual({ done: true });
  expect(asked).toEqual([{ id: "job", payload, madeAt: new Date(5) }]);
});

it("ends what was dropped", async () => {
  const { processors } = processorsFor({ result: "dropped", reason: "overtaken" });
  const payload = { ...matchJob, candidateId: "c" };
  expect(await processors["match-profile"](job(payload))).toEqual({ done: true });
});

it.each([
  [20, 15],
  [5_000, 250],
])("waits for an index that is %i ms behind in steps of %i ms", async (behindMs, putBackMs) => {
  const { processors } = processorsFor({ result: "index-behind" }, behindMs);
  const payload = { ...matchJob, vacancyId: "v" };
  expect(await processors["match-vacancy"](job(payload))).toMatchObject({ putBackMs });
});

it("forgets candidates, and reviews snapshots once the index is up to date", async () => {
  const { processors, asked } = processorsFor({ result: "index-behind" });
  expect(await processors["forget-candidate"](job({ candidateId: "c" }))).toEqual({ done: true });
  expect(asked).toEqual(["c"]);
  const review = job({ snapshotId: "s" });
  expect(await processors["review-snapshot"](review)).toMatchObject({ putBackMs: 10_000 });
  const { processors: upToDate } = processorsFor({ result: "stored", matches: 0 });
  expect(await upToDate["review-snapshot"](review)).toEqual({ done: true });
});

it("puts back whatever needs a complete index while that is out of room, and goes on forgetting", async () => {
  const { processors, asked } = processorsFor({ result: "stored", matches: 1 }, 0, false);
  const putBack = { putBackMs: 5_000, reason: "index-out-of-room" };
  expect(await processors["match-vacancy"](job({ ...matchJob, vacancyId: "v" }))).toEqual(putBack);
  expect(await processors["match-profile"](job({ ...matchJob, candidateId: "c" }))).toEqual(
    putBack,
  );
  expect(await processors["review-snapshot"](job({ snapshotId: "s" }))).toEqual(putBack);
  expect(asked).toEqual([]);
  expect(await processors["forget-candidate"](job({ candidateId: "c" }))).toEqual({ done: true });
});
