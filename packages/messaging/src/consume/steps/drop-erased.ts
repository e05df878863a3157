import type { TopicName } from "@raakvlak/contracts";
import type { ErasureMarks } from "../../erasure/erasure-marks.ts";
import type { Fact } from "../../records/fact.ts";
import { skipped } from "../outcome.ts";
import { passOn, type Step } from "../step.ts";

/** The topics whose key is a candidate's id. */
const personalTopics: ReadonlySet<TopicName> = new Set([
  "profiles",
  "subscriptions",
  "interests",
  "matches",
  "deliveries",
]);

/** Whatever still comes with an erased id goes no further (invariant 9). Tombstones pass: they only delete. */
export function dropErased(erased: ErasureMarks | undefined): Step<Fact> {
  return async (facts, next, context) => {
    const ids = facts.filter(isPersonal).map(({ key }) => key);
    if (!erased || ids.length === 0) return next(facts, context);
    const marked = await erased.marked([...new Set(ids)]);
    return passOn(
      facts,
      (fact) =>
        isPersonal(fact) && marked.has(fact.key) ? { settled: skipped("erased") } : { pass: fact },
      (passed) => next(passed, context),
    );
  };
}

function isPersonal({ topic, data }: Fact): boolean {
  return data !== undefined && personalTopics.has(topic);
}
