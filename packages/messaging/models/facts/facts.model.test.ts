import { describe, expect, it } from "vitest";
import { expectHolds, findCounterexample, onlyPromise } from "../kernel/judge.ts";
import { without } from "../kernel/rules.ts";
import { patienceMs, searchRuns, standingRuns } from "../kernel/run-counts.ts";
import { factsModel } from "./facts.model.ts";
import { type FactsRule, factsRules } from "./facts-rules.ts";

const lost = /was never published/;
const leftOver = /is left over/;

const necessary: readonly [readonly FactsRule[], RegExp][] = [
  [["hashInId"], lost],
  [["publishFirst"], lost],
  [["adoptsOrphans"], leftOver],
  [["documentFirst", "adoptsOrphans"], lost],
];

describe("protocol B, publishing facts, at random", { timeout: patienceMs }, () => {
  it("publishes every fact of every finished attempt, and leaves nothing over", () => {
    expectHolds(factsModel(factsRules), standingRuns);
  });

  it.each(necessary)("breaks without %j", (rules, promise) => {
    const model = onlyPromise(factsModel(without(factsRules, ...rules)), promise);
    expect(findCounterexample(model, searchRuns)).toBeDefined();
  });

  it("loses nothing while orphans are not adopted: they are only left over", () => {
    expectHolds(onlyPromise(factsModel(without(factsRules, "adoptsOrphans")), lost), standingRuns);
  });
});
