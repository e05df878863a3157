import type { Match } from "@raakvlak/contracts";
import { createPlanJobs, type PlanJobs, type PlannedJob } from "../plan-jobs.ts";
import type { RunSet, RunSets } from "../run-sets.ts";
import type { Fault } from "./faults.ts";
import type { Publisher, Topic } from "./publisher.ts";
import type { Turns } from "./turns.ts";

/** What all processes share: due documents, queue, run sets and the facts that were stored. Each step takes a turn and may crash. */
export interface SharedStores {
  readonly facts: Match[];
  readonly queue: Map<string, PlannedJob>;
  /** The job behind an id of the queue, as the `due` collection knows it. */
  dueJob(id: string): PlannedJob | undefined;
  done(id: string): void;
  sweep(): void;
  /** `early`: end offsets of before the receipt, for the fault that uses them. */
  plannerWith(early: Readonly<Record<Topic, number[]>>): PlanJobs;
  readonly runSets: RunSets;
  storeFacts(found: readonly Match[]): Promise<void>;
}

export function createSharedStores(
  publisher: Publisher,
  turns: Turns,
  fault: Fault | undefined,
): SharedStores {
  const { turn, mayCrash } = turns;
  const due = new Map<string, PlannedJob>();
  const queue = new Map<string, PlannedJob>();
  const facts: Match[] = [];
  const idOf = ({ id }: PlannedJob) =>
    fault === "noVersion" ? id.replace(/\.\d+\.\d+-\d+$/, "") : id;

  async function makeJobs(jobs: readonly PlannedJob[]): Promise<void> {
    await turn();
    mayCrash();
    if (fault !== "noDue") for (const job of jobs) if (!due.has(idOf(job))) due.set(idOf(job), job);
    await turn();
    mayCrash();
    for (const job of jobs) queue.set(idOf(job), job);
  }

  return {
    facts,
    queue,
    dueJob: (id) => (fault === "noDue" ? queue.get(id) : due.get(id)),
    done: (id) => void due.delete(id),
    sweep: () => due.forEach((job, id) => queue.set(id, job)),
    plannerWith: (early) =>
      createPlanJobs({
        async endOffsets(topic) {
          await turn();
          return fault === "staleEnds" ? early[topic] : publisher.ends(topic);
        },
        makeJobs,
        inSnapshots: async () => new Set(),
        pseudonymise: (id) => id,
      }),
    runSets: createRunSets(turns),
    async storeFacts(found) {
      await turn();
      mayCrash();
      facts.push(...found);
      await turn();
      mayCrash();
    },
  };
}

function createRunSets({ turn, mayCrash }: Turns): RunSets {
  const sets = new Map<string, RunSet>();
  return {
    async find(candidateId) {
      await turn();
      return sets.get(candidateId);
    },
    async replace(set) {
      await turn();
      mayCrash();
      const isOvertaken = (sets.get(set.candidateId)?.profileVersion ?? 0) > set.profileVersion;
      if (!isOvertaken) sets.set(set.candidateId, set);
    },
    remove: async () => 0,
  };
}
