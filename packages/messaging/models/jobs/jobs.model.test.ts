import { describe, expect, it } from "vitest";
import { expectHolds, findCounterexample, onlyPromise } from "../kernel/judge.ts";
import { without } from "../kernel/rules.ts";
import { patienceMs, searchRuns, standingRuns } from "../kernel/run-counts.ts";
import { jobsModel } from "./jobs.model.ts";
import { type JobsRule, jobsRules } from "./jobs-rules.ts";

const missed = /fit and did not meet/;
const waits = /waits for ever/;

const necessary: readonly [JobsRule, RegExp][] = [
  ["idHoldsVersion", missed],
  ["waitsForOwn", missed],
  ["waitsForOther", missed],
  ["runSetPerEpoch", missed],
  ["positionsPassAll", waits],
  ["seeksAfterRejoin", waits],
  ["sweeper", waits],
  ["dropsOutdated", /although its worker held/],
];

describe("protocol C, jobs, at random", { timeout: patienceMs }, () => {
  it("lets every two that fit meet, and no job wait for ever", () => {
    expectHolds(jobsModel(jobsRules), standingRuns);
  });

  it.each(necessary)("breaks without %s", (rule, promise) => {
    const model = onlyPromise(jobsModel(without(jobsRules, rule)), promise);
    expect(findCounterexample(model, searchRuns)).toBeDefined();
  });

  it("misses nobody while outdated jobs are not dropped: dropping saves work", () => {
    expectHolds(
      onlyPromise(jobsModel(without(jobsRules, "dropsOutdated")), missed),
      standingRuns / 4,
    );
  });
});
