import { expect, it } from "vitest";
import { notListed } from "../methods/pair-scores.ts";
import { responses, type Response } from "../world/response.ts";
import { measureRankings, ndcgOf } from "./ranking-measures.ts";
import { mailed, mailedAtBest, mailedFrom, rewardCurve } from "./reward-curve.ts";

// Gains 2^grade − 1 are 0, 1, 3, 7; divisors log2(2) = 1, log2(3) = 1.58496, log2(4) = 2, log2(5) = 2.32193.
it.each([
  { name: "the best order", ranked: [3, 2, 1], all: [1, 2, 3], ndcg: 1 },
  // (7 + 0 + 3/2) / (7 + 3/1.58496 + 1/2) = 8.5 / 9.39279
  { name: "a gap", ranked: [3, 0, 2], all: [3, 2, 0, 1], ndcg: 0.904_95 },
  // (1 + 3/1.58496 + 7/2) / 9.39279 = 6.39279 / 9.39279
  { name: "the worst order", ranked: [1, 2, 3], all: [1, 2, 3], ndcg: 0.680_61 },
  {
    name: "what is not listed counts as lost",
    ranked: [1],
    all: [1, 3],
    ndcg: 1 / (7 + 1 / 1.584_963),
  },
  { name: "nothing listed", ranked: [], all: [3], ndcg: 0 },
  { name: "nothing to find", ranked: [0, 0], all: [0, 0], ndcg: 0 },
  {
    name: "the eleventh is not seen",
    ranked: [...Array<number>(10).fill(0), 3],
    all: [3],
    ndcg: 0,
  },
])("nDCG@10: $name", ({ ranked, all, ndcg }) => {
  expect(ndcgOf(ranked, all)).toBeCloseTo(ndcg, 4);
});

it("ranks by score, of equals the first, and leaves out candidates for whom nothing is worth a look", () => {
  const scores = [
    Float64Array.of(5, 9, notListed),
    Float64Array.of(7, 7, 1),
    Float64Array.of(1, 2, 3),
  ];
  const grades = [Uint8Array.of(0, 2, 3), Uint8Array.of(1, 2, 0), Uint8Array.of(0, 0, 0)];
  const measures = measureRankings(scores, grades);
  // First: 3 / (7 + 3/1.58496) = 0.33735. Second: (1 + 3/1.58496) / (3 + 1/1.58496) = 0.79671.
  expect(measures.ndcg).toBeCloseTo((0.337_35 + 0.796_71) / 2, 4);
  expect(measures).toMatchObject({ precisionAt1: 0.5, candidates: 2 });
});

const reactionsOf = (...row: Response[]) =>
  Uint8Array.from(row, (response) => responses.indexOf(response));

it("sums what mails earn from the best score down: +20 applied, +5 saved, +1 viewed, −10 dismissed", () => {
  const curve = rewardCurve(
    [Float64Array.of(9_000, 4_000, 6_000), Float64Array.of(notListed, 8_000, 5_000)],
    [reactionsOf("saved", "dismissed", "applied"), reactionsOf("applied", "viewed", "ignored")],
  );
  expect(curve.scores).toEqual([9_000, 8_000, 6_000, 5_000, 4_000]);
  expect(curve.sums).toEqual([5, 6, 26, 26, 16]);
  expect(mailedFrom(curve, 6_000)).toEqual({
    mails: 3,
    mailsEach: 1.5,
    rewardPerMail: 26 / 3,
    rewardEach: 13,
  });
  expect(mailedFrom(curve, 9_001)).toMatchObject({ mails: 0, rewardPerMail: 0, rewardEach: 0 });
  expect(mailed(curve, 2)).toMatchObject({ mails: 2, rewardPerMail: 3 });
  expect(mailed(curve, 99)).toMatchObject({ mails: 5, rewardEach: 8 });
  expect(mailedAtBest(curve)).toMatchObject({ mails: 3, rewardEach: 13 });
});

it("mails nobody where every mail is dismissed", () => {
  const curve = rewardCurve([Float64Array.of(9, 8)], [reactionsOf("dismissed", "dismissed")]);
  expect(mailedAtBest(curve)).toMatchObject({ mails: 0, rewardEach: 0 });
});
