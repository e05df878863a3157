import { describe, expect, it } from "vitest";
import { exploreAll } from "../kernel/explore-all.ts";
import { without } from "../kernel/rules.ts";
import { exploredCrashes, mostStates, patienceMs } from "../kernel/run-counts.ts";
import { type PublishingRule, publishingRules } from "./publishing-rules.ts";
import { lateRelay, racingWriters, restoreBesideLateRelay } from "./publishing-scenes.ts";

const options = { crashes: exploredCrashes, maxStates: mostStates };
const scenes = { racingWriters, lateRelay, restoreBesideLateRelay };

const necessary: readonly [keyof typeof scenes, PublishingRule, RegExp][] = [
  ["racingWriters", "intentFirst", /says it published/],
  ["racingWriters", "asItStands", /instead of v1 \(ended\)/],
  ["racingWriters", "raisesByMax", /says it published/],
  ["racingWriters", "keepsYoungerIntents", /says it published/],
  ["racingWriters", "looksAgain", /is left over/],
  ["lateRelay", "ownersCheck", /a fresh reader holds d0 v1/],
  ["lateRelay", "comparesWithVersion", /a fresh reader holds d0 v1/],
  ["lateRelay", "commitAfterAck", /a fresh reader holds d0 v1/],
  ["lateRelay", "stubAnswers", /a fresh reader holds d0 v1/],
  ["restoreBesideLateRelay", "restoreRaises", /consumer holds/],
  ["restoreBesideLateRelay", "restoreLeaps", /consumer holds/],
];

describe("protocol A, publishing state, every interleaving", { timeout: patienceMs }, () => {
  it.each(Object.entries(scenes))("holds in the scene %s", (_name, makeScene) => {
    const { broken, trace, states } = exploreAll(() => makeScene(publishingRules), options);
    expect([...broken, ...trace]).toEqual([]);
    expect(states).toBeGreaterThan(1_000);
  });

  it.each(necessary)("breaks in the scene %s without %s", (name, rule, promise) => {
    const { broken } = exploreAll(() => scenes[name](without(publishingRules, rule)), options);
    expect(broken.join("\n")).toMatch(promise);
  });
});
