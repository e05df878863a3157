import {
  type LabelName,
  type MetricDefinition,
  seconds,
  secondsAndOutages,
} from "./metric-definition.ts";

type Definitions = Readonly<Record<string, MetricDefinition>>;

const ofTheProcess = {
  raakvlak_process_resident_memory_bytes: gauge("Memory of the process."),
  raakvlak_process_cpu_seconds_total: total("Processor time used since the start."),
  raakvlak_process_start_time_seconds: gauge("When the process started, in seconds since 1970."),
  raakvlak_event_loop_delay_p99_seconds: gauge(
    "The 99th percentile of how late timers were since the last scrape.",
  ),
  raakvlak_log_fields_dropped_total: counter(
    "Fields that were kept out of the log because they are not on the allow-list.",
  ),
  raakvlak_http_request_duration_seconds: histogram(
    "From a request's arrival to its answer, by route and status.",
    ["route", "status"],
  ),
  raakvlak_http_streams_opened_total: counter(
    "Streams of events that were opened, by route.",
    "route",
  ),
} as const satisfies Definitions;

const ofJobs = {
  raakvlak_due_jobs: gauge("Jobs in the due collection, by state.", "store", "state"),
  raakvlak_due_oldest_age_seconds: gauge("How long the oldest due job is due.", "store"),
  raakvlak_queue_jobs: gauge(
    "Jobs in the queue: waiting for a worker, or in hand.",
    "queue",
    "state",
  ),
  raakvlak_queue_oldest_waiting_age_seconds: gauge(
    "How long the oldest waiting job has waited: workers are scaled on it.",
    "queue",
  ),
  raakvlak_jobs_not_queued_total: counter(
    "Jobs that Redis did not take, away or full; they stand in `due` and are added again.",
    "queue",
  ),
  raakvlak_job_wait_duration_seconds: histogram(
    "From the moment a job was due to the start of its run.",
    ["queue", "kind"],
    secondsAndOutages,
  ),
  raakvlak_job_run_duration_seconds: histogram("Run time of jobs, by kind and outcome.", [
    "queue",
    "kind",
    "outcome",
  ]),
} as const satisfies Definitions;

const ofMessaging = {
  raakvlak_consumer_lag_records: gauge(
    "Records that the group has not yet settled.",
    "group",
    "topic",
    "partition",
  ),
  raakvlak_consumed_records_total: counter(
    "Records by what became of them; postponed ones come again.",
    "group",
    "topic",
    "outcome",
  ),
  raakvlak_consumed_record_age_seconds: histogram(
    "From the storing of what a record tells to its effect, by the wall clocks of both sides.",
    ["group", "topic"],
    secondsAndOutages,
  ),
  raakvlak_parked_messages: gauge(
    "Messages that were set aside and wait for an operator.",
    "group",
  ),
  raakvlak_held_keys: gauge("Keys whose newest state could not be read.", "group"),
  raakvlak_relay_pending_intents: gauge(
    "Changes whose publication is not settled, those of dead writers included.",
  ),
  raakvlak_relay_oldest_intent_age_seconds: gauge(
    "How long the oldest change waits for its publication; those of dead writers excluded.",
  ),
  raakvlak_relay_delay_seconds: histogram(
    "From the storing of a change to the broker's acknowledgement.",
    ["collection"],
    secondsAndOutages,
  ),
} as const satisfies Definitions;

const ofServices = {
  raakvlak_ingestion_runs_total: counter("Runs of sources by outcome.", "outcome"),
  raakvlak_ingestion_items_total: counter("Items of feeds by what became of them.", "what"),
  raakvlak_ingestion_pages_total: counter(
    "Pages of lists of pages by what became of them in a run.",
    "what",
  ),
  raakvlak_ingestion_run_duration_seconds: histogram(
    "Time that runs of sources took.",
    ["outcome"],
    secondsAndOutages,
  ),
  raakvlak_match_jobs_total: counter(
    "Match jobs by kind and what became of them.",
    "kind",
    "result",
  ),
  raakvlak_matches_found_total: counter("Matches stored for publication, by kind of job.", "kind"),
  raakvlak_match_latency_seconds: histogram(
    "From the storing of a vacancy to the broker's acknowledgement of its matches.",
    [],
    secondsAndOutages,
  ),
  raakvlak_index_keys: gauge("Keys in the index, and keys on hold.", "side", "state"),
  raakvlak_index_behind_seconds: gauge("How far the index is behind its topics."),
  raakvlak_index_bytes: gauge(
    "Memory of the index of profiles: held, of it used, what a rebuild takes beside it, and the limit of all.",
    "state",
  ),
  raakvlak_index_parts: gauge(
    "Blocks of the index of profiles, and slots in them: who can be found for a vacancy.",
    "what",
  ),
  raakvlak_index_left_out_records: gauge(
    "Records for which the index had no room; above 0 the worker takes no match jobs.",
  ),
  raakvlak_mail_latency_seconds: histogram(
    "From the storing of a vacancy to the mail server's acceptance of a mail that tells of it, by kind of message.",
    ["kind"],
    secondsAndOutages,
  ),
  raakvlak_mail_overdue_seconds: histogram(
    "From the moment at which a candidate's own rules let a mail go to the mail server's acceptance, by kind of message.",
    ["kind"],
    secondsAndOutages,
  ),
  raakvlak_ledger_rows: gauge(
    "Messages in the ledger, by state; counted at most once a minute.",
    "state",
  ),
  raakvlak_smtp_hand_over_duration_seconds: histogram(
    "From asking for a connection to the mail server's last answer, by outcome.",
    ["outcome"],
  ),
  raakvlak_deliveries_total: counter("What became of messages and lists, by outcome.", "outcome"),
} as const satisfies Definitions;

/**
 * Every metric that any service shows: instruments are made from it, and dashboards, alerts and docs/metrics.md are
 * checked against it. Names follow Prometheus: base units, `_total` for counters, no label in the name.
 */
export const metricCatalog = { ...ofTheProcess, ...ofJobs, ...ofMessaging, ...ofServices };

export type MetricName = keyof typeof metricCatalog;
export type NamesOf<Kind extends MetricDefinition["kind"]> = {
  [Name in MetricName]: (typeof metricCatalog)[Name]["kind"] extends Kind ? Name : never;
}[MetricName];
export type LabelsOf<Name extends MetricName> = (typeof metricCatalog)[Name]["labels"][number];

function gauge<const Labels extends LabelName[]>(help: string, ...labels: Labels) {
  return { kind: "gauge", help, labels } as const;
}

function counter<const Labels extends LabelName[]>(help: string, ...labels: Labels) {
  return { kind: "counter", help, labels } as const;
}

function total(help: string) {
  return { kind: "total", help, labels: [] } as const;
}

function histogram<const Labels extends readonly LabelName[]>(
  help: string,
  labels: Labels,
  buckets: readonly number[] = seconds,
) {
  return { kind: "histogram", help, labels, buckets } as const;
}
