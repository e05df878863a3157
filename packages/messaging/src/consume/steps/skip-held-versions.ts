import type { TopicName } from "@raakvlak/contracts";
import type { Fact } from "../../records/fact.ts";
import { skipped } from "../outcome.ts";
import { passOn, type Step } from "../step.ts";

export type HeldVersions = (
  topic: TopicName,
  keys: readonly string[],
) => Promise<ReadonlyMap<string, number>>;

/**
 * Consumers ignore versions that they hold or have passed (protocol A5). Within a batch the first fact of a version
 * goes on; one that a fact before it has passed does not.
 */
export function skipHeldVersions(heldVersions: HeldVersions | undefined): Step<Fact> {
  return async (facts, next, context) => {
    const [first] = facts;
    if (!heldVersions || !first) return next(facts, context);
    const keys = [...new Set(facts.map(({ key }) => key))];
    const passedVersions = new Map(await heldVersions(first.topic, keys));
    return passOn(
      facts,
      (fact) => {
        if (fact.stateVersion === undefined) return { pass: fact };
        if (fact.stateVersion <= (passedVersions.get(fact.key) ?? 0))
          return { settled: skipped("version held or passed") };
        passedVersions.set(fact.key, fact.stateVersion);
        return { pass: fact };
      },
      (passed) => next(passed, context),
    );
  };
}
