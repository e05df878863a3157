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

export interface DropErasedOptions {
  readonly erased?: ErasureMarks;
  readonly handlesErased?: boolean;
  readonly forget?: (candidateIds: readonly string[]) => Promise<void>;
}

/**
 * Whatever still comes with an erased id goes no further (invariant 9). Tombstones pass: they only delete. Whoever was
 * erased while the handler had their facts is forgotten once more: the mark stood before the deletion, so either the
 * deletion found what the handler wrote, or this look finds the mark.
 */
export function dropErased({
  erased,
  handlesErased = false,
  forget,
}: DropErasedOptions): Step<Fact> {
  return async (facts, next, context) => {
    const ids = [...new Set(facts.filter(isPersonal).map(({ key }) => key))];
    if (!erased || handlesErased || ids.length === 0) return next(facts, context);
    const marked = await erased.marked(ids);
    const results = await passOn(
      facts,
      (fact) =>
        isPersonal(fact) && marked.has(fact.key) ? { settled: skipped("erased") } : { pass: fact },
      (passed) => next(passed, context),
    );
    if (forget) {
      const handled = ids.filter((id) => !marked.has(id));
      const meanwhile = handled.length > 0 ? await erased.marked(handled) : new Set<string>();
      if (meanwhile.size > 0) await forget([...meanwhile]);
    }
    return results;
  };
}

function isPersonal({ topic, data }: Fact): boolean {
  return data !== undefined && isPersonalTopic(topic);
}

export function isPersonalTopic(topic: TopicName): boolean {
  return personalTopics.has(topic);
}
