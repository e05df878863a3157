import { createModelCollection, type ModelCollection } from "../kernel/model-collection.ts";
import type { Changes } from "../kernel/process.ts";
import type { FactsRules } from "./facts-rules.ts";

/** What a job's attempts find; each attempt takes the next content, because what a job sees may change between two of them. */
export interface FactsJob {
  readonly id: string;
  readonly contents: readonly (readonly string[])[];
}

/** One service's outbox of stream facts and the topic behind it. */
export interface FactsWorld {
  readonly rules: FactsRules;
  readonly changes: Changes;
  /** Jobs that are not done, with the number of attempts so far. */
  readonly due: ModelCollection<number>;
  /** Parts of at most `partLimit` facts. */
  readonly documents: ModelCollection<readonly string[]>;
  readonly pending: ModelCollection<true>;
  readonly published: Set<string>;
  /** The facts of every attempt that came to its end. */
  readonly finished: (readonly string[])[];
}

/** 500 in the product. */
export const partLimit = 2;

/** A world in which these jobs are due. */
export function createFactsWorld(rules: FactsRules, jobs: readonly FactsJob[]): FactsWorld {
  const changes: Changes = { count: 0 };
  const due = createModelCollection<number>(changes);
  for (const job of jobs) due.insert(job.id, 0);
  return {
    rules,
    changes,
    due,
    documents: createModelCollection(changes),
    pending: createModelCollection(changes),
    published: new Set(),
    finished: [],
  };
}

/** The promises of protocol B that do not hold, now that everything is at rest. */
export function brokenPromises(world: FactsWorld): readonly string[] {
  const lost = [...new Set(world.finished.flat())].filter((fact) => !world.published.has(fact));
  return [
    ...lost.map((fact) => `fact ${fact} of a finished attempt was never published`),
    ...world.documents.ids().map((id) => `document ${id} is left over`),
    ...world.pending.ids().map((id) => `intent ${id} is left over`),
    ...world.due.ids().map((id) => `job ${id} is not done`),
  ];
}
