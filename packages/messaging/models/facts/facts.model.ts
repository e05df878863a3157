import fc from "fast-check";
import type { Model } from "../kernel/judge.ts";
import { forEver, type Process, processOf } from "../kernel/process.ts";
import { runWithChaos } from "../kernel/run-with-chaos.ts";
import { adoptOrphans, attempt, relayFacts } from "./fact-outbox.ts";
import type { FactsRules } from "./facts-rules.ts";
import { brokenPromises, createFactsWorld, type FactsJob, type FactsWorld } from "./facts-world.ts";

/** Which jobs run, and what each of their attempts finds. */
export type FactsPlan = readonly FactsJob[];

const crashes = 4;

const contents = fc.array(fc.subarray(["a", "b", "c", "d", "e"]), { minLength: 1, maxLength: 3 });
const plans: fc.Arbitrary<FactsPlan> = fc
  .array(contents, { minLength: 1, maxLength: 2 })
  .map((jobs) => jobs.map((found, index) => ({ id: `job${index}`, contents: found })));

/** Protocol B: every job is attempted by two workers (the lock of a frozen one runs out), two relays, one pass over the outbox after another. */
export function factsModel(rules: FactsRules): Model<FactsPlan> {
  return {
    plans,
    longestSchedule: 160,
    play(plan, schedule, trace) {
      const world = createFactsWorld(rules, plan);
      const processes = [...workers(world, plan), ...relays(world)];
      runWithChaos({ processes, changes: world.changes, schedule, crashes, trace });
      return brokenPromises(world);
    },
  };
}

function workers(world: FactsWorld, plan: FactsPlan): readonly Process[] {
  return plan.flatMap((job) =>
    ["first", "second"].map((name) =>
      processOf(`${name} worker of ${job.id}`, "restarts", () =>
        forEver(() => attempt(world, job)),
      ),
    ),
  );
}

function relays(world: FactsWorld): readonly Process[] {
  const adopter = processOf("adopter", "restarts", () => forEver(() => adoptOrphans(world)));
  return [
    processOf("relay 1", "restarts", () => forEver(() => relayFacts(world))),
    processOf("relay 2", "restarts", () => forEver(() => relayFacts(world))),
    ...(world.rules.adoptsOrphans ? [adopter] : []),
  ];
}
