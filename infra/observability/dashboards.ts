import type { Dashboard } from "./grafana-dashboard.ts";
import { indexPanels } from "./index-panels.ts";

const p = (quantile: number, metric: string, by: string, matcher = "") =>
  `histogram_quantile(${quantile}, sum by (${by}) (rate(${metric}_bucket${matcher}[5m])))`;

const perSecond = (by: string, metric: string) => `sum by (${by}) (rate(${metric}[5m]))`;

/** What operators look at, as data; `npm run observability -w @raakvlak/infra` writes it as Grafana's JSON. */
export const dashboards: readonly Dashboard[] = [
  {
    file: "promises.json",
    uid: "raakvlak-promises",
    title: "Raakvlak: from vacancy to mail",
    panels: [
      {
        title: "Vacancy stored → its matches published, p50 and p95",
        unit: "s",
        queries: [
          { legend: "p50", expr: p(0.5, "raakvlak_match_latency_seconds", "le") },
          { legend: "p95", expr: p(0.95, "raakvlak_match_latency_seconds", "le") },
        ],
      },
      {
        title: "Vacancy stored → instant mail accepted, p50 and p95",
        unit: "s",
        queries: [0.5, 0.95].map((quantile) => ({
          legend: `p${quantile * 100}`,
          expr: p(quantile, "raakvlak_mail_latency_seconds", "le", '{kind="instant"}'),
        })),
      },
      {
        title: "Messages by outcome",
        unit: "ops",
        queries: [
          { legend: "{{outcome}}", expr: perSecond("outcome", "raakvlak_deliveries_total") },
        ],
      },
      {
        title: "Mail server: hand-overs by outcome",
        unit: "ops",
        queries: [
          {
            legend: "{{outcome}}",
            expr: "sum by (outcome) (rate(raakvlak_smtp_hand_over_duration_seconds_count[5m]))",
          },
        ],
      },
      {
        title: "The ledger's rows by state",
        unit: "short",
        queries: [{ legend: "{{state}}", expr: "max by (state) (raakvlak_ledger_rows)" }],
      },
      {
        title: "Matches found",
        unit: "ops",
        queries: [
          { legend: "{{kind}}", expr: "sum by (kind) (rate(raakvlak_matches_found_total[5m]))" },
        ],
      },
      {
        title: "Runs of sources by outcome, per hour",
        unit: "short",
        queries: [
          {
            legend: "{{outcome}}",
            expr: "sum by (outcome) (increase(raakvlak_ingestion_runs_total[1h]))",
          },
        ],
      },
      {
        title: "Items of feeds, and pages of lists, by what became of them",
        unit: "ops",
        queries: [
          { legend: "{{what}}", expr: perSecond("what", "raakvlak_ingestion_items_total") },
          { legend: "page {{what}}", expr: perSecond("what", "raakvlak_ingestion_pages_total") },
        ],
      },
    ],
  },
  {
    file: "messaging.json",
    uid: "raakvlak-messaging",
    title: "Raakvlak: facts on the broker",
    panels: [
      {
        title: "Consumer lag by group and topic",
        unit: "short",
        queries: [
          {
            legend: "{{group}} {{topic}}",
            // Every replica shows the lag of the whole group.
            expr: "sum by (group, topic) (max by (group, topic, partition) (raakvlak_consumer_lag_records))",
          },
        ],
      },
      {
        title: "Largest lag of a single partition",
        unit: "short",
        queries: [
          {
            legend: "{{group}} {{topic}}",
            expr: "max by (group, topic) (raakvlak_consumer_lag_records)",
          },
        ],
      },
      {
        title: "Records by outcome",
        unit: "ops",
        queries: [
          {
            legend: "{{group}} {{outcome}}",
            expr: "sum by (group, outcome) (rate(raakvlak_consumed_records_total[5m]))",
          },
        ],
      },
      {
        title: "Age of records when they had their effect, p95",
        unit: "s",
        queries: [
          {
            legend: "{{group}} {{topic}}",
            expr: p(0.95, "raakvlak_consumed_record_age_seconds", "group, topic, le"),
          },
        ],
      },
      {
        title: "Relay: storing → acknowledgement, p99",
        unit: "s",
        queries: [
          {
            legend: "{{service}} {{collection}}",
            expr: p(0.99, "raakvlak_relay_delay_seconds", "service, collection, le"),
          },
        ],
      },
      {
        title: "Relay: changes not yet published, and the age of the oldest",
        unit: "short",
        queries: [
          {
            legend: "{{service}} changes",
            expr: "max by (service) (raakvlak_relay_pending_intents)",
          },
          {
            legend: "{{service}} seconds",
            expr: "max by (service) (raakvlak_relay_oldest_intent_age_seconds)",
          },
        ],
      },
      {
        title: "Parked messages",
        unit: "short",
        queries: [{ legend: "{{group}}", expr: "max by (group) (raakvlak_parked_messages)" }],
      },
      {
        title: "Keys on hold",
        unit: "short",
        queries: [
          { legend: "{{group}}", expr: "max by (group) (raakvlak_held_keys)" },
          {
            legend: "index: {{side}}",
            expr: 'max by (side) (raakvlak_index_keys{state="held"})',
          },
        ],
      },
    ],
  },
  {
    file: "jobs.json",
    uid: "raakvlak-jobs",
    title: "Raakvlak: jobs, processes and requests",
    panels: [
      {
        title: "Oldest waiting job (workers are scaled on it)",
        unit: "s",
        queries: [
          {
            legend: "{{queue}}",
            expr: "max by (queue) (raakvlak_queue_oldest_waiting_age_seconds)",
          },
        ],
      },
      {
        title: "Oldest due job",
        unit: "s",
        queries: [
          { legend: "{{service}}", expr: "max by (service) (raakvlak_due_oldest_age_seconds)" },
        ],
      },
      {
        title: "Jobs in queues",
        unit: "short",
        queries: [
          { legend: "{{queue}} {{state}}", expr: "max by (queue, state) (raakvlak_queue_jobs)" },
        ],
      },
      {
        title: "Jobs that Redis did not take",
        unit: "ops",
        queries: [
          {
            legend: "{{queue}}",
            expr: "sum by (queue) (rate(raakvlak_jobs_not_queued_total[5m]))",
          },
        ],
      },
      {
        title: "Jobs in due collections",
        unit: "short",
        queries: [
          { legend: "{{service}} {{state}}", expr: "max by (service, state) (raakvlak_due_jobs)" },
        ],
      },
      {
        title: "Wait of jobs by kind, p95",
        unit: "s",
        queries: [
          { legend: "{{kind}}", expr: p(0.95, "raakvlak_job_wait_duration_seconds", "kind, le") },
        ],
      },
      {
        title: "Run time of jobs by kind, p95",
        unit: "s",
        queries: [
          { legend: "{{kind}}", expr: p(0.95, "raakvlak_job_run_duration_seconds", "kind, le") },
        ],
      },
      {
        title: "Runs of jobs by outcome",
        unit: "ops",
        queries: [
          {
            legend: "{{kind}} {{outcome}}",
            expr: "sum by (kind, outcome) (rate(raakvlak_job_run_duration_seconds_count[5m]))",
          },
        ],
      },
      {
        title: "Match jobs by result",
        unit: "ops",
        queries: [
          {
            legend: "{{kind}} {{result}}",
            expr: "sum by (kind, result) (rate(raakvlak_match_jobs_total[5m]))",
          },
        ],
      },
      ...indexPanels,
      {
        title: "Requests by route, p95",
        unit: "s",
        queries: [
          {
            legend: "{{route}}",
            expr: p(0.95, "raakvlak_http_request_duration_seconds", "route, le"),
          },
        ],
      },
      {
        title: "Memory of processes",
        unit: "bytes",
        queries: [
          {
            legend: "{{service}} {{instance}}",
            expr: "max by (service, instance) (raakvlak_process_resident_memory_bytes)",
          },
        ],
      },
      {
        title: "Processor time, and event-loop delay p99",
        unit: "short",
        queries: [
          {
            legend: "{{service}} {{instance}} cores",
            expr: "sum by (service, instance) (rate(raakvlak_process_cpu_seconds_total[5m]))",
          },
          {
            legend: "{{service}} {{instance}} delay, seconds",
            expr: "max by (service, instance) (raakvlak_event_loop_delay_p99_seconds)",
          },
        ],
      },
    ],
  },
];
