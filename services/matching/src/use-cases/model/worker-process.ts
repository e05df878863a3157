import { currentModel } from "../../domain/oracle.ts";
import { now } from "../../domain/fixtures/bare-pair.ts";
import { createIndexChanges } from "../index-changes.ts";
import { createFeedIndex } from "../feed-index.ts";
import type { Positions } from "../job-payloads.ts";
import { createMatchProfile } from "../match-profile.ts";
import { createMatchVacancy } from "../match-vacancy.ts";
import type { ProfileIndex } from "../profile-index.ts";
import type { RunSets } from "../run-sets.ts";
import type { VacancyIndex } from "../vacancy-index.ts";
import type { Fault } from "./faults.ts";
import { topics, type Publisher, type Topic } from "./publisher.ts";
import type { SharedStores } from "./shared-stores.ts";
import type { Random, Turns } from "./turns.ts";

export interface Indexes {
  readonly profiles: () => ProfileIndex;
  readonly vacancies: () => VacancyIndex;
}

/** A worker with an index of its own: reads both topics at its own pace and takes jobs from the shared queue. */
export interface WorkerProcess {
  read(topic: Topic, partition: number): Promise<void>;
  work(): Promise<void>;
}

export interface World {
  readonly publisher: Publisher;
  readonly stores: SharedStores;
  readonly turns: Turns;
  readonly random: Random;
  readonly fault: Fault | undefined;
}

export function createWorkerProcess(world: World, indexes: Indexes): WorkerProcess {
  const { publisher, stores, random, fault } = world;
  const { turn, mayCrash } = world.turns;
  const reached: Record<Topic, number[]> = { vacancies: [0, 0], profiles: [0, 0] };
  let index = openIndex(world, indexes, reached);
  return {
    async read(topic, partition) {
      await turn();
      // After a rejoin records come once more: harmless as long as what was read before is still there.
      const isAgain = random(8) === 0;
      if (isAgain && fault === "rereads") index = openIndex(world, indexes, reached);
      const from = isAgain ? 0 : (reached[topic][partition] ?? 0);
      const log = publisher.logs[topic][partition] ?? [];
      const next = log.slice(from, from + 1 + random(3));
      await index.feed.take(next);
      reached[topic][partition] = Math.max(reached[topic][partition] ?? 0, from + next.length);
    },
    async work() {
      await turn();
      const { queue } = stores;
      const id = [...queue.keys()][random(Math.max(1, queue.size))] ?? "";
      const job = stores.dueJob(id);
      queue.delete(id);
      if (job === undefined || job.kind === "forget-candidate") return;
      const written = { id: job.id, madeAt: now };
      const { result } =
        job.kind === "match-vacancy"
          ? await index.matchVacancy({ ...written, payload: job.payload })
          : await index.matchProfile({ ...written, payload: job.payload });
      if (result === "index-behind") return void queue.set(id, job);
      await turn();
      mayCrash();
      stores.done(id);
    },
  };
}

/** An empty index with the use cases that read it and feed it. */
function openIndex({ stores, fault }: World, indexes: Indexes, reached: Record<Topic, number[]>) {
  const parts = {
    profiles: indexes.profiles(),
    vacancies: indexes.vacancies(),
    erased: { among: async () => new Set<string>() },
  };
  const matches = { store: stores.storeFacts };
  const needs = { ...parts, matches, model: currentModel, now: () => now };
  const runSets =
    fault === "oldEpoch" ? forgettingEpochs(stores.runSets, parts.profiles) : stores.runSets;
  const waitsOf = (own: Topic) => ({
    reached: (after: Positions) =>
      fault === "noWaiting" ||
      topics.every(
        (topic) =>
          (fault === "ownOnly" && topic !== own) ||
          after[topic].every((offset, at) => (reached[topic][at] ?? 0) >= offset),
      ),
  });
  return {
    feed: createFeedIndex({ ...parts, changes: createIndexChanges() }),
    matchVacancy: createMatchVacancy({ ...needs, index: waitsOf("vacancies") }),
    matchProfile: createMatchProfile({ ...needs, runSets, index: waitsOf("profiles") }),
  };
}

/** The fault of a run set that does not start empty at a new alerts epoch. */
function forgettingEpochs(runSets: RunSets, profiles: ProfileIndex): RunSets {
  return {
    replace: runSets.replace,
    remove: runSets.remove,
    async find(candidateId) {
      const set = await runSets.find(candidateId);
      const alertsEpoch = profiles.find(candidateId)?.alertsEpoch;
      return set === undefined || alertsEpoch === undefined ? set : { ...set, alertsEpoch };
    },
  };
}
