import type { Fact } from "../../records/fact.ts";
import { inTraceOf } from "../../tracing/traceparent.ts";
import type { Handler } from "../consumer-options.ts";
import { type BatchContext, type Next, type Result, untried } from "../step.ts";

/** Calls the service's handler, the last link. */
export function handle(handler: Handler): Next<Fact> {
  return "batch" in handler
    ? (facts) => handleBatch(handler, facts)
    : (facts, context) => handleEach(handler, facts, context);
}

async function handleBatch(
  handler: Extract<Handler, { batch: unknown }>,
  facts: readonly Fact[],
): Promise<readonly Result[]> {
  const outcomes = await handler.batch(facts);
  if (outcomes.length !== facts.length)
    throw new Error(`a batch of ${facts.length} facts got ${outcomes.length} outcomes`);
  return outcomes;
}

/** One after the other; what comes behind one that failed is not tried. */
async function handleEach(
  handler: Extract<Handler, { each: unknown }>,
  facts: readonly Fact[],
  context: BatchContext,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const fact of facts) {
    if (results.at(-1)?.kind === "failed" || context.isStale()) results.push(untried);
    else results.push(await handleOne(handler, fact));
  }
  return results;
}

async function handleOne(
  handler: Extract<Handler, { each: unknown }>,
  fact: Fact,
): Promise<Result> {
  try {
    return await inTraceOf(fact, () => handler.each(fact));
  } catch (error) {
    return { kind: "failed", error };
  }
}
