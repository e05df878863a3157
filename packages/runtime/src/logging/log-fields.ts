/**
 * Everything that a log line may carry besides its event: ids, codes and figures, nothing that names a person. The
 * allow-list is enforced when a line is written: what is not on it is dropped and counted.
 */
export interface LogFields {
  readonly service?: string;
  readonly vacancyId?: string;
  readonly organisationId?: string;
  /** The candidate's pseudonym (createPseudonymiser), never the id. */
  readonly candidateRef?: string;
  readonly sourceId?: string;
  readonly runId?: string;
  readonly snapshotId?: string;
  readonly messageRef?: string;
  readonly model?: string;
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: string | number;
  readonly group?: string;
  readonly type?: string;
  readonly version?: number;
  readonly collection?: string;
  readonly database?: string;
  readonly queue?: string;
  readonly jobId?: string;
  readonly kind?: string;
  readonly state?: string;
  readonly attempt?: number;
  readonly count?: number;
  readonly total?: number;
  readonly lag?: number;
  readonly bytes?: number;
  readonly durationMs?: number;
  readonly delayMs?: number;
  readonly reason?: string;
  readonly code?: string;
  readonly status?: number;
  readonly method?: string;
  readonly route?: string;
  readonly caller?: string;
  readonly host?: string;
  readonly port?: number;
  readonly signal?: string;
  readonly check?: string;
  readonly field?: string;
  readonly outcome?: string;
  readonly opened?: number;
  readonly changed?: number;
  readonly closed?: number;
  readonly unchanged?: number;
  readonly rejected?: number;
  readonly skipped?: number;
}

/** The same list for the machine; `satisfies` keeps the two in step. */
export const allowedFields = {
  service: true,
  vacancyId: true,
  organisationId: true,
  candidateRef: true,
  sourceId: true,
  runId: true,
  snapshotId: true,
  messageRef: true,
  model: true,
  topic: true,
  partition: true,
  offset: true,
  group: true,
  type: true,
  version: true,
  collection: true,
  database: true,
  queue: true,
  jobId: true,
  kind: true,
  state: true,
  attempt: true,
  count: true,
  total: true,
  lag: true,
  bytes: true,
  durationMs: true,
  delayMs: true,
  reason: true,
  code: true,
  status: true,
  method: true,
  route: true,
  caller: true,
  host: true,
  port: true,
  signal: true,
  check: true,
  field: true,
  outcome: true,
  opened: true,
  changed: true,
  closed: true,
  unchanged: true,
  rejected: true,
  skipped: true,
} as const satisfies Record<keyof LogFields, true>;
