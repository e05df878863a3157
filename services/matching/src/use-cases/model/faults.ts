/** Each breaks one rule of protocol C; the property has to notice every one of them. */
export const faults = {
  staleEnds: "the end offsets are looked up before the receipt",
  noDue: "a job has no due document: the queue alone knows it",
  noWaiting: "jobs run however far the index has read",
  ownOnly: "a job waits for its own record alone",
  noVersion: "the job id lacks the version",
  commitsFirst: "a batch is committed before its jobs are stored",
  rereads: "the index starts again from zero and its positions do not",
  oldEpoch: "a run set counts in the next alerts epoch too",
} as const;

export type Fault = keyof typeof faults;
