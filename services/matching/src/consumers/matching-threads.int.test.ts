import { createBuilders, eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  inWork,
  profileRecord,
  useMatching,
  vacancyRecord,
  type MatchingOnStack,
} from "./fixtures/matching-on-stack.ts";

const { aProfile, aVacancy } = createBuilders(76);
const start = useMatching(["all"], { RAAKVLAK_MATCHING_THREADS: "2" });
let matching: MatchingOnStack;
beforeAll(async () => {
  matching = await start();
}, 60_000);
afterAll(async () => {
  // Comes to an end only when the threads have.
  await matching[Symbol.asyncDispose]();
}, 60_000);

it("a worker whose threads share its index tells everybody of every vacancy of a burst, and nobody else", async () => {
  const work = inWork("side-by-side");
  const profiles = Array.from({ length: 5 }, () => aProfile(work.profile));
  const other = aProfile(inWork("elsewhere").profile);
  const vacancies = Array.from({ length: 40 }, () => aVacancy(work.vacancy));
  await matching.publish(...[...profiles, other].map(profileRecord));
  await matching.publish(...vacancies.map(vacancyRecord));
  const pairs = profiles.flatMap((profile) => vacancies.map((vacancy) => ({ profile, vacancy })));
  await eventually(
    () =>
      expect(
        pairs.filter(({ profile, vacancy }) => matching.of(profile, vacancy).length === 0),
      ).toEqual([]),
    { timeoutMs: 40_000 },
  );
  expect(vacancies.flatMap((vacancy) => matching.of(other, vacancy))).toEqual([]);
}, 60_000);
