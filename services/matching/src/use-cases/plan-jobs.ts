import type { ForgetCandidateJob, MatchProfileJob, MatchVacancyJob } from "./job-payloads.ts";
import type { ProfileRecord, StateRecord, VacancyRecord } from "./state-record.ts";

export type PlannedJob = { readonly traceparent?: string } & (
  | { readonly id: string; readonly kind: "match-vacancy"; readonly payload: MatchVacancyJob }
  | { readonly id: string; readonly kind: "match-profile"; readonly payload: MatchProfileJob }
  | {
      readonly id: string;
      readonly kind: "forget-candidate";
      readonly payload: ForgetCandidateJob;
    }
);

interface Needs {
  /** Per partition the offset that the next record will get. */
  readonly endOffsets: (topic: StateRecord["topic"]) => Promise<readonly number[]>;
  /** Writes the jobs down, then tells the queue; both in bulk. */
  readonly makeJobs: (jobs: readonly PlannedJob[]) => Promise<void>;
  /** Which of these candidates stand in a stored snapshot. */
  readonly inSnapshots: (candidateIds: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Job ids reach Redis, where no candidate's id may stand (invariant 9). */
  readonly pseudonymise: (candidateId: string) => string;
}

/** What became of a record: a match job, or why none is needed. */
export type Planned = "job" | "closed" | "no-alerts" | "tombstone" | "superseded";

/**
 * Makes the jobs that received records call for and says per record what became of it. When it resolves everything is
 * stored, and the records may be committed; throws when the stores or the broker do not answer, and may be called again.
 */
export type PlanJobs = (records: readonly StateRecord[]) => Promise<readonly Planned[]>;

/**
 * Protocol C, step 1. The end offsets of the other topic are looked up in here, so after the records were received: of two
 * that fit, whichever record is received later then finds the other one below the offsets looked up (invariant 3). Looked
 * up any earlier, both jobs could run without the other side.
 */
export function createPlanJobs(needs: Needs): PlanJobs {
  return async (records) => {
    const newest = newestByKey(records);
    const planned = records.map((record) => verdictOn(record, newest));
    const due = records.filter((_, at) => planned[at] === "job");
    const jobs = [
      ...(await vacancyJobs(due.filter(isVacancy), needs)),
      ...(await profileJobs(due.filter(isProfile), needs)),
      ...(await forgetJobs(records.filter(isProfile), needs)),
    ];
    if (jobs.length > 0) await needs.makeJobs(jobs);
    return planned;
  };
}

function isVacancy(record: StateRecord): record is VacancyRecord {
  return record.topic === "vacancies";
}

function isProfile(record: StateRecord): record is ProfileRecord {
  return record.topic === "profiles";
}

/** Per key the record with the highest version, of equal ones the last: a worker would drop the jobs of all others. */
function newestByKey(records: readonly StateRecord[]): ReadonlyMap<string, StateRecord> {
  const newest = new Map<string, StateRecord>();
  for (const record of records) {
    const key = keyOf(record);
    if ((record.version ?? 0) >= (newest.get(key)?.version ?? 0)) newest.set(key, record);
  }
  return newest;
}

function keyOf({ topic, key }: StateRecord): string {
  return `${topic} ${key}`;
}

function verdictOn(record: StateRecord, newest: ReadonlyMap<string, StateRecord>): Planned {
  if (newest.get(keyOf(record)) !== record) return "superseded";
  if (record.state === undefined) return "tombstone";
  if (isVacancy(record)) return record.state.status === "open" ? "job" : "closed";
  return record.state.purposes.alerts === undefined ? "no-alerts" : "job";
}

async function vacancyJobs(records: readonly VacancyRecord[], needs: Needs): Promise<PlannedJob[]> {
  if (records.length === 0) return [];
  const profiles = await needs.endOffsets("profiles");
  return records.map(({ key, partition, offset, version = 0, storedAt, traceparent }) => ({
    id: `vacancy.${key}.${version}.${placeOf(partition, offset)}`,
    kind: "match-vacancy",
    payload: {
      vacancyId: key,
      version,
      after: { vacancies: upTo(partition, offset), profiles },
      ...(storedAt !== undefined && { storedAt }),
    },
    ...(traceparent !== undefined && { traceparent }),
  }));
}

async function profileJobs(records: readonly ProfileRecord[], needs: Needs): Promise<PlannedJob[]> {
  if (records.length === 0) return [];
  const vacancies = await needs.endOffsets("vacancies");
  return records.map(({ key, partition, offset, version = 0, traceparent }) => ({
    id: `profile.${needs.pseudonymise(key)}.${version}.${placeOf(partition, offset)}`,
    kind: "match-profile",
    payload: { candidateId: key, version, after: { vacancies, profiles: upTo(partition, offset) } },
    ...(traceparent !== undefined && { traceparent }),
  }));
}

/**
 * The same version may come again at another place, when its owner repairs the topic: its job then waits for a state that
 * the first one never saw, so it must not be taken for that one (ADR 8).
 */
function placeOf(partition: number, offset: number): string {
  return `${partition}-${offset}`;
}

/** The position behind a record; the other partitions do not matter. */
function upTo(partition: number, offset: number): number[] {
  return [...Array.from({ length: partition }, () => 0), offset + 1];
}

/** Who no longer allows recruiters goes out of the snapshots that lists were stored in. */
async function forgetJobs(records: readonly ProfileRecord[], needs: Needs): Promise<PlannedJob[]> {
  const ended = records.filter(({ state }) => !state?.purposes.recruiters);
  if (ended.length === 0) return [];
  const listed = await needs.inSnapshots(ended.map(({ key }) => key));
  return ended
    .filter(({ key }) => listed.has(key))
    .map(({ key, version = 0 }) => ({
      id: `forget.${needs.pseudonymise(key)}.${version}`,
      kind: "forget-candidate",
      payload: { candidateId: key },
    }));
}
