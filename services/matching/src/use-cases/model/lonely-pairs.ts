import { createDispatcher } from "./dispatcher.ts";
import type { Fault } from "./faults.ts";
import { createPublisher, partitions, topics, type FittingPair, type Topic } from "./publisher.ts";
import { createSharedStores } from "./shared-stores.ts";
import { createTurns, randomFrom } from "./turns.ts";
import { createWorkerProcess, type Indexes, type World } from "./worker-process.ts";

type AtPartition = (topic: Topic, partition: number) => Promise<void>;

/**
 * Runs one random history to its end: owners, two dispatchers, two workers with an index each, a sweeper and a flush of
 * the queue, with crashes and redeliveries; then everything settles. Gives the pairs that fit and never met.
 */
export async function lonelyPairs(
  seed: number,
  indexes: Indexes,
  fault?: Fault,
): Promise<FittingPair[]> {
  const random = randomFrom(seed);
  const turns = createTurns(random);
  const { turn, often, run } = turns;
  const publisher = createPublisher(random);
  const stores = createSharedStores(publisher, turns, fault);
  const world: World = { publisher, stores, turns, random, fault };
  const dispatch = createDispatcher(world);
  const workers = [1, 2].map(() => createWorkerProcess(world, indexes));

  const anywhere = (step: AtPartition) => () =>
    step(topics[random(topics.length)] ?? "vacancies", random(partitions));
  const afterTurn = (step: () => void) => () => turn().then(step);
  const someRecords: AtPartition = (topic, at) => dispatch(topic, at, 1 + random(3));
  const flush = () => stores.queue.clear();
  await run([
    often(8, afterTurn(publisher.publish)),
    ...[1, 2].map(() => often(14, anywhere(someRecords))),
    ...workers.map(({ read }) => often(24, anywhere(read))),
    ...workers.map(({ work }) => often(24, work)),
    often(4, afterTurn(stores.sweep)),
    often(1, afterTurn(flush)),
  ]);

  for (const topic of topics)
    for (let at = 0; at < partitions; at += 1) {
      await dispatch(topic, at, Number.MAX_SAFE_INTEGER);
      for (const { read } of workers) await often(40, () => read(topic, at));
    }
  for (const { work } of [...workers, ...workers]) {
    stores.sweep();
    await often(stores.queue.size, work);
  }
  return publisher.fittingPairs().filter((pair) => !stores.facts.some((fact) => isOf(fact, pair)));
}

function isOf(fact: FittingPair, pair: FittingPair): boolean {
  return (
    fact.candidateId === pair.candidateId &&
    fact.vacancyId === pair.vacancyId &&
    fact.vacancyVersion === pair.vacancyVersion &&
    fact.alertsEpoch === pair.alertsEpoch
  );
}
