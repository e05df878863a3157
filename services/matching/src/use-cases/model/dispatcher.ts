import type { Topic } from "./publisher.ts";
import type { World } from "./worker-process.ts";

/**
 * Receives at most so many records of a partition from where the group committed last, makes their jobs and commits. Called
 * twice at once, two members of the group work on the same partition, as after a rebalance.
 */
export function createDispatcher({ publisher, stores, turns, random, fault }: World) {
  const { turn, mayCrash } = turns;
  const committed: Record<Topic, number[]> = { vacancies: [0, 0], profiles: [0, 0] };
  return async (topic: Topic, partition: number, most: number): Promise<void> => {
    const early = { vacancies: publisher.ends("vacancies"), profiles: publisher.ends("profiles") };
    // A fetch waits at the broker until there is something.
    for (let n = random(4); n >= 0; n -= 1) await turn();
    const from = committed[topic][partition] ?? 0;
    const batch = (publisher.logs[topic][partition] ?? []).slice(from, from + most);
    const commit = () => {
      const upTo = from + batch.length;
      committed[topic][partition] = Math.max(committed[topic][partition] ?? 0, upTo);
    };
    if (fault === "commitsFirst") commit();
    await stores.plannerWith(early)(batch);
    await turn();
    mayCrash();
    commit();
  };
}
