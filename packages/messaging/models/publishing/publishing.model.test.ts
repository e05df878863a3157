import { describe, expect, it } from "vitest";
import { expectHolds, findCounterexample, onlyPromise } from "../kernel/judge.ts";
import { without } from "../kernel/rules.ts";
import { patienceMs, searchRuns, standingRuns } from "../kernel/run-counts.ts";
import { publishingModel } from "./publishing.model.ts";
import { type PublishingRule, publishingRules } from "./publishing-rules.ts";

/** A promise that is broken when the rule is off. */
const necessary: readonly [PublishingRule, RegExp][] = [
  ["intentFirst", /says it published/],
  ["conditionalWrite", /instead of v\d+ \(content/],
  ["asItStands", /instead of|is left over/],
  ["markAfterAck", /instead of/],
  ["raisesByMax", /says it published/],
  ["keepsYoungerIntents", /says it published/],
  ["deadIntentsStepAside", /instead of|is left over/],
  ["looksAgain", /instead of|is left over/],
  ["ownersCheck", /a fresh reader holds/],
  ["stubAnswers", /a fresh reader holds .* instead of v\d+ \(ended\)/],
  ["ignoresOldVersions", /fell from/],
  ["remembersTombstones", /fell from/],
  ["tombstonesOutliveAbsence", /holds/],
  ["restoreRaises", /consumer holds/],
  ["restoreBuriesUnknown", /instead of nothing/],
  ["tombstonesOutliveBackups", /consumer holds/],
];

describe("protocol A, publishing state, at random", { timeout: patienceMs }, () => {
  it("brings every reader to every document's latest version", () => {
    expectHolds(publishingModel(publishingRules), standingRuns);
  });

  it.each(necessary)("breaks without %s", (rule, promise) => {
    const model = onlyPromise(publishingModel(without(publishingRules, rule)), promise);
    expect(findCounterexample(model, searchRuns)).toBeDefined();
  });
});
