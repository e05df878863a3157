import { createModelCollection, type ModelCollection } from "../kernel/model-collection.ts";
import { createModelQueue, type ModelQueue } from "../kernel/model-queue.ts";
import { createModelTopic, type ModelTopic } from "../kernel/model-topic.ts";
import type { Changes } from "../kernel/process.ts";
import type { JobsRules } from "./jobs-rules.ts";

/** The two topics whose entries are to meet. */
export type Side = "vacancies" | "profiles";

/** What a version of a vacancy or profile says, as far as the protocol minds. */
export interface State {
  /** Open, or with alerts allowed: only such can fit. */
  readonly active: boolean;
  /** The alerts epoch of a profile; 0 for a vacancy. */
  readonly epoch: number;
}

/** A job with all it needs, written before the commit. */
export interface DueJob {
  readonly side: Side;
  readonly key: string;
  readonly version: number;
  /** Where the job's own record lies: its partition, and the position behind it. */
  readonly own: { readonly partition: number; readonly position: number };
  /** End offsets of the other topic when the job was made. */
  readonly other: readonly number[];
}

/** This vacancy fits this candidate. */
export interface Match {
  readonly candidate: string;
  readonly vacancy: string;
  readonly vacancyVersion: number;
  readonly epoch: number;
}

/** What a key's newest record says; without state it is gone. */
export interface Latest {
  readonly version: number;
  readonly state: State | undefined;
}

/** What the last run of a profile job said. */
export interface RunSet {
  readonly epoch: number;
  readonly entries: ReadonlySet<string>;
}

/** A worker's memory: both topics as far as it has read them. Lost in a crash. An entry without state is gone, or on hold (unreadable). */
export interface MatchingIndex {
  readonly entries: Readonly<Record<Side, Map<string, Latest>>>;
  /** Next offset per partition: what jobs wait for. */
  readonly positions: Readonly<Record<Side, number[]>>;
  /** Where the client goes on reading; a rejoin may move it. */
  readonly fetchFrom: Readonly<Record<Side, number[]>>;
  readonly rejoinsSeen: Record<Side, number>;
}

/** A worker from its start to its crash. */
export interface RunningWorker {
  /** Under this name it holds jobs of the queue. */
  readonly holder: string;
  readonly index: MatchingIndex;
}

/** The fits relation, fixed for a run: of a profile's version and a vacancy's version. */
export type Fits = (
  candidate: string,
  profileVersion: number,
  vacancy: string,
  vacancyVersion: number,
) => boolean;

/** The matching service with both its topics. */
export interface JobsWorld {
  readonly rules: JobsRules;
  readonly changes: Changes;
  readonly fits: Fits;
  readonly topics: Readonly<Record<Side, ModelTopic<State>>>;
  /** Committed offsets of the dispatcher's group, per partition. */
  readonly committed: Readonly<Record<Side, number[]>>;
  readonly due: ModelCollection<DueJob>;
  readonly queue: ModelQueue;
  readonly runSets: ModelCollection<RunSet>;
  /** Published by protocol B, at least once each. */
  readonly matches: Match[];
  /** The last version published of every key; kept by the test. */
  readonly latest: Readonly<Record<Side, Map<string, Latest>>>;
  /** The workers as they run now. */
  readonly workers: Map<string, RunningWorker>;
  /** How many workers were ever started. */
  workersStarted: number;
  /** Raised when the groups are rebalanced: every index reader loses its place in the client. */
  rejoins: number;
  /** Broken promises seen on the way. */
  readonly broken: string[];
}

export const partitions = 2;

/** The other of two. */
export function otherSide(side: Side): Side {
  return side === "vacancies" ? "profiles" : "vacancies";
}

/** A world in which nothing happened yet. */
export function createJobsWorld(rules: JobsRules, fits: Fits): JobsWorld {
  const changes: Changes = { count: 0 };
  const noOffsets = (): number[] => Array.from({ length: partitions }, () => 0);
  return {
    rules,
    changes,
    fits,
    topics: {
      vacancies: createModelTopic(partitions, changes),
      profiles: createModelTopic(partitions, changes),
    },
    committed: { vacancies: noOffsets(), profiles: noOffsets() },
    due: createModelCollection(changes),
    queue: createModelQueue(changes),
    runSets: createModelCollection(changes),
    matches: [],
    latest: { vacancies: new Map(), profiles: new Map() },
    workers: new Map(),
    workersStarted: 0,
    rejoins: 0,
    broken: [],
  };
}
