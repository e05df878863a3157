import { allOf, type Rules } from "../kernel/rules.ts";

/** The rules of protocol C, each of which can be switched off. */
export const jobsRuleNames = [
  /** C1: the other topic's end offsets are looked up after the batch was received. */
  "endOffsetsAfterReceipt",
  /** C1: the `due` documents are written before the commit. */
  "dueBeforeCommit",
  /** C1: a job's id contains the version… */
  "idHoldsVersion",
  /** …and the record's offset: a version that is published again (by the owner's check, say) is a job of its own. */
  "idHoldsOffset",
  /** C2: a job waits until the index has its own record. */
  "waitsForOwn",
  /** C2: a job waits until the index has what the other topic held when the job was made. */
  "waitsForOther",
  /** C2: a job is dropped when the index holds a newer version of its own record. */
  "dropsOutdated",
  /** C2: positions advance over heartbeats, unreadable and compacted records. */
  "positionsPassAll",
  /** C2: after a rejoin the reader seeks to its own positions. */
  "seeksAfterRejoin",
  /** C3: the run set is replaced after the facts were stored. */
  "factsBeforeRunSet",
  /** C3: the `due` document is deleted last. */
  "dueDeletedLast",
  /** C3: the run set starts empty at a new alerts epoch… */
  "runSetPerEpoch",
  /** …and holds versions of vacancies, not only ids. */
  "runSetHoldsVersions",
  /** C4: the sweeper adds what is due and not queued. */
  "sweeper",
] as const;

export type JobsRule = (typeof jobsRuleNames)[number];
export type JobsRules = Rules<JobsRule>;

/** The whole of protocol C. */
export const jobsRules: JobsRules = allOf(jobsRuleNames);
