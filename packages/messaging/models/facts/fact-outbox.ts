import type { Thread } from "../kernel/process.ts";
import { type FactsJob, type FactsWorld, partLimit } from "./facts-world.ts";

/** One attempt at a job, unless it is done: stores what it finds, part by part, then the job is done. */
export function* attempt(world: FactsWorld, job: FactsJob): Thread {
  const attempts = world.due.get(job.id);
  if (attempts === undefined) return;
  world.due.put(job.id, attempts + 1);
  const facts = job.contents[attempts % job.contents.length] ?? [];
  yield `attempt ${attempts} at ${job.id}: ${facts.join()}`;
  for (let start = 0; start < facts.length; start += partLimit) {
    yield* storePart(world, facts.slice(start, start + partLimit), `${job.id}/${start}`);
  }
  world.due.remove(job.id);
  world.finished.push(facts);
  yield `${job.id} done, attempt ${attempts}`;
}

function* storePart(world: FactsWorld, facts: readonly string[], name: string): Thread {
  const id = world.rules.hashInId ? `${name}#${facts.join()}` : name;
  if (!world.rules.documentFirst) {
    world.pending.insert(id, true);
    yield `intent ${id}`;
  }
  world.documents.insert(id, facts);
  yield `document ${id}`;
  if (world.rules.documentFirst) {
    world.pending.insert(id, true);
    yield `intent ${id}`;
  }
}

/** One pass of the relay. An intent without a document: it was published, and the relay died or was overtaken. */
export function* relayFacts(world: FactsWorld): Thread {
  for (const id of world.pending.ids()) {
    const facts = world.documents.get(id);
    yield `read ${id}`;
    if (facts !== undefined) {
      if (world.rules.publishFirst) yield publish(world, facts);
      world.documents.remove(id);
      yield `delete document ${id}`;
    }
    world.pending.remove(id);
    yield `delete intent ${id}`;
    if (facts !== undefined && !world.rules.publishFirst) yield publish(world, facts);
  }
}

function publish(world: FactsWorld, facts: readonly string[]): string {
  for (const fact of facts) world.published.add(fact);
  world.changes.count++;
  return `publish ${facts.join()}`;
}

/** One pass over the outbox, now and then: harmless for documents whose intent is on its way, for facts may be published twice. */
export function* adoptOrphans(world: FactsWorld): Thread {
  for (const id of world.documents.ids()) {
    const isOrphan = world.pending.get(id) === undefined;
    yield `look at ${id}`;
    if (!isOrphan) continue;
    world.pending.insert(id, true);
    yield `adopt ${id}`;
  }
}
