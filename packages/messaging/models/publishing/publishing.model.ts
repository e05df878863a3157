import fc from "fast-check";
import type { Model } from "../kernel/judge.ts";
import { eventOf, forEver, type Process, processOf } from "../kernel/process.ts";
import { runWithChaos } from "../kernel/run-with-chaos.ts";
import { brokenPromises } from "./broken-promises.ts";
import { type Change, write } from "./owner.ts";
import { checkOwnTopic } from "./owners-check.ts";
import type { PublishingRules } from "./publishing-rules.ts";
import { createPublishingWorld, type PublishingWorld } from "./publishing-world.ts";
import { clean, consume } from "./readers.ts";
import { relay } from "./relay.ts";
import { loseAndRestore } from "./restore.ts";

/** Which changes are wanted, each by a writer of its own, all at the same time; and whether the database is lost on the way. */
export interface PublishingPlan {
  readonly changes: readonly { readonly document: number; readonly ends: boolean }[];
  readonly restores: boolean;
}

const crashes = 3;

const plans: fc.Arbitrary<PublishingPlan> = fc.record({
  changes: fc.array(fc.record({ document: fc.nat(1), ends: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  }),
  restores: fc.boolean(),
});

/** Protocol A: two documents, racing writers that die, two relays, two owner's checks, a consumer with a zombie, the cleaner. */
export function publishingModel(rules: PublishingRules): Model<PublishingPlan> {
  return {
    plans,
    longestSchedule: 260,
    play(plan, schedule, trace) {
      const world = createPublishingWorld(rules);
      const { changes } = world;
      runWithChaos({
        processes: [...writers(world, plan), ...keepers(world), ...mishaps(world, plan)],
        changes,
        schedule,
        crashes,
        trace,
      });
      const broken = brokenPromises(world);
      if (broken.length > 0) return broken;
      trace?.push("(a last change to each document whose writer died)");
      runWithChaos({
        processes: [...lastWriters(world), ...keepers(world)],
        changes,
        schedule: [],
        crashes: 0,
        trace,
      });
      const leftOver = world.database.pending
        .ids()
        .map((id) => `intent ${id} is left over after another change`);
      return [...brokenPromises(world), ...leftOver];
    },
  };
}

function writers(world: PublishingWorld, plan: PublishingPlan): readonly Process[] {
  return plan.changes.map(({ document, ends }, index) => {
    const change: Change = {
      documentId: `d${document}`,
      content: ends ? undefined : `content ${index}`,
    };
    return {
      ...processOf(`writer ${index}`, "ends", () => write(world, change)),
      fromOutside: true,
    };
  });
}

function lastWriters(world: PublishingWorld): readonly Process[] {
  const ids = new Set(world.database.pending.ids().map((id) => id.split(":")[0] ?? id));
  return [...ids].map((documentId) =>
    processOf(`last writer of ${documentId}`, "never", () =>
      write(world, { documentId, content: "last content" }),
    ),
  );
}

/** What runs for ever and brings everything in step. */
export function keepers(world: PublishingWorld): readonly Process[] {
  const twice = <Item>(make: (name: string) => Item): Item[] => [make("1"), make("2")];
  const checks = twice((n) =>
    processOf(`owner's check ${n}`, "restarts", () => forEver(() => checkOwnTopic(world))),
  );
  return [
    ...twice((n) => processOf(`relay ${n}`, "restarts", () => forEver(() => relay(world)))),
    ...(world.rules.ownersCheck ? checks : []),
    ...world.readers.flatMap((reader) =>
      twice((n) =>
        processOf(`${reader.name} ${n}`, "restarts", () => forEver(() => consume(world, reader))),
      ),
    ),
  ];
}

function mishaps(world: PublishingWorld, plan: PublishingPlan): readonly Process[] {
  const cleaner = eventOf("cleaner", () => clean(world, 3));
  const restore = eventOf("operator", () => loseAndRestore(world));
  return plan.restores ? [cleaner, restore] : [cleaner];
}
