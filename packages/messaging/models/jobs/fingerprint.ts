import type { JobsWorld } from "./jobs-world.ts";

/** Equal for worlds that cannot be told apart by anything that may still happen in them. */
export function fingerprintOf(world: JobsWorld): string {
  const { topics, committed, due, queue, runSets, matches, workers } = world;
  const plain = (_name: string, value: unknown): unknown =>
    value instanceof Map || value instanceof Set ? [...value] : value;
  const logs = [topics.vacancies, topics.profiles].map((topic) => [
    topic.log(0),
    topic.endOffsets(),
  ]);
  return JSON.stringify(
    [
      logs,
      committed,
      due.backup(),
      queue.ids(),
      queue.inHand(),
      runSets.backup(),
      matches,
      workers,
    ],
    plain,
  );
}
