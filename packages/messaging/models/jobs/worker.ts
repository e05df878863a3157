import { forEver, type Process, type Thread } from "../kernel/process.ts";
import type { JobsWorld, MatchingIndex } from "./jobs-world.ts";
import { runJob } from "./matching-job.ts";
import { createMatchingIndex, reached, readIntoIndex, readNoFurther } from "./matching-index.ts";

/** A worker: an index with a reader per topic, and the jobs. A crash takes all of it. `life`: how its threads are run. */
export function workerProcess(
  world: JobsWorld,
  name: string,
  life = (thread: Thread): Thread => thread,
): Process {
  return {
    name,
    crash: "restarts",
    start() {
      const index = createMatchingIndex(world);
      const holder = `${name}#${++world.workersStarted}`;
      world.workers.set(name, { holder, index });
      return [
        life(forEver(() => readIntoIndex(world, index, "vacancies"))),
        life(forEver(() => readIntoIndex(world, index, "profiles"))),
        life(forEver(() => runJobs(world, index, holder))),
      ];
    },
  };
}

/** One round: as many jobs as wait now. */
function* runJobs(world: JobsWorld, index: MatchingIndex, holder: string): Thread {
  for (let left = world.queue.waiting(); left > 0; left--) {
    const id = world.queue.take(holder);
    if (id === undefined) return;
    yield `take ${id}, ${left} left`;
    const job = world.due.get(id);
    yield `read due ${id}, ${left} left`;
    if (job !== undefined && !reached(world, index, job)) {
      world.queue.putBack(id);
      yield `put back ${id}, ${left} left`;
      continue;
    }
    if (job !== undefined) yield* runJob(world, index, id, job);
    world.queue.remove(id);
    yield `complete ${id}, ${left} left`;
  }
}

/**
 * A worker of which one step runs everything that is due, each job with an index that has read no further than the job demands: the worst
 * worker that the protocol allows. For small scenes, where a worker's own interleavings would be too many.
 */
export function* laziestWorker(world: JobsWorld): Thread {
  for (const id of world.due.ids()) {
    const job = world.due.get(id);
    if (job === undefined) continue;
    for (const _ of runJob(world, readNoFurther(world, job), id, job));
    yield `run ${id}`;
  }
}
