import type { TopicName } from "@raakvlak/contracts";
import type { Hold, ParkedStore } from "../../parked/parked-store.ts";
import type { Fact } from "../../records/fact.ts";
import type { TopicFormats } from "../../records/topic-formats.ts";
import type { Step } from "../step.ts";

export interface LiftOptions {
  readonly group: string;
  readonly formats: TopicFormats;
  readonly parked: ParkedStore;
  readonly onHold?: (topic: TopicName, key: string, held: boolean) => Promise<void>;
}

/** A good version at least as new as what was parked lifts its key's hold, once the handler has dealt with it. */
export function liftHolds(options: LiftOptions): Step<Fact> {
  const { group, formats, parked, onHold } = options;
  return async (facts, next, context) => {
    const results = await next(facts, context);
    const [first] = facts;
    if (!first || formats.get(first.topic)?.kind !== "state") return results;
    const settled = facts.filter((_, index) => isSettled(results[index]?.kind));
    const keys = [...new Set(settled.map(({ key }) => key))];
    if (keys.length === 0) return results;
    const holds = await parked.holds.find(group, first.topic, keys);
    const lifted = [...holds].filter(([key, hold]) =>
      settled.some((fact) => fact.key === key && isAtLeastAsNew(fact, hold)),
    );
    // The callback first: it may be repeated, but must not be forgotten.
    for (const [key] of lifted) await onHold?.(first.topic, key, false);
    const liftedKeys = lifted.map(([key]) => key);
    if (liftedKeys.length > 0) await parked.holds.lift(group, first.topic, liftedKeys);
    return results;
  };
}

function isSettled(kind: string | undefined): boolean {
  return kind === "done" || kind === "skipped";
}

/** Where the parked record did not tell its version, its place on the partition decides. */
function isAtLeastAsNew({ stateVersion = 0, offset }: Fact, hold: Hold): boolean {
  return stateVersion >= (hold.version ?? 0) && offset >= (hold.unreadableOffset ?? 0);
}
