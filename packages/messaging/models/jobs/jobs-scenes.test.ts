import { describe, expect, it } from "vitest";
import { exploreAll } from "../kernel/explore-all.ts";
import { without } from "../kernel/rules.ts";
import { exploredCrashes, mostStates, patienceMs } from "../kernel/run-counts.ts";
import { type JobsRule, jobsRules } from "./jobs-rules.ts";
import { bothAppear, fitsAgain, lateVacancy, lonelyProfileJob } from "./jobs-scenes.ts";

/** The scene of the late vacancy is about compaction; with crashes it has four times the states and nothing more to tell. */
const scenes = {
  bothAppear: { make: bothAppear, crashes: exploredCrashes },
  lonelyProfileJob: { make: lonelyProfileJob, crashes: exploredCrashes },
  lateVacancy: { make: lateVacancy, crashes: 0 },
  fitsAgain: { make: fitsAgain, crashes: exploredCrashes },
};

const necessary: readonly [keyof typeof scenes, JobsRule][] = [
  ["bothAppear", "endOffsetsAfterReceipt"],
  ["bothAppear", "dueBeforeCommit"],
  ["lonelyProfileJob", "factsBeforeRunSet"],
  ["lonelyProfileJob", "dueDeletedLast"],
  ["lonelyProfileJob", "waitsForOther"],
  ["lateVacancy", "waitsForOwn"],
  ["lateVacancy", "idHoldsOffset"],
  ["fitsAgain", "runSetHoldsVersions"],
];

describe("protocol C, jobs, every interleaving", { timeout: patienceMs }, () => {
  it.each(Object.entries(scenes))("holds in the scene %s", (_name, { make, crashes }) => {
    const { broken, trace } = exploreAll(() => make(jobsRules), { crashes, maxStates: mostStates });
    expect([...broken, ...trace]).toEqual([]);
  });

  it.each(necessary)("breaks in the scene %s without %s", (name, rule) => {
    const { make, crashes } = scenes[name];
    const { broken } = exploreAll(() => make(without(jobsRules, rule)), {
      crashes,
      maxStates: mostStates,
    });
    expect(broken.join("\n")).toMatch(/fit and did not meet/);
  });
});
