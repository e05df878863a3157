/** What tells a metric's series apart. Every name stands for a small closed set: never an id, never anything of a person. */
export const labelSets = {
  route: "route contracts, and patterns of public routes",
  status: "HTTP status codes",
  store: "due collections of a service",
  queue: "queues: one a service",
  kind: "kinds of jobs of a service, kinds of messages",
  state: "states of a job, a key, a row",
  outcome: "outcomes of a step",
  result: "results of a match job, with why it was dropped",
  what: "what became of a feed's item, or of a page",
  group: "consumer groups that commit",
  topic: "topics",
  partition: "partitions of a topic: their number never changes",
  collection: "collections whose documents are published",
  side: "profiles and vacancies",
} as const;

export type LabelName = keyof typeof labelSets;

export interface MetricDefinition {
  /** A `total` is a counter that is read at each scrape rather than counted. */
  readonly kind: "counter" | "total" | "histogram" | "gauge";
  readonly help: string;
  readonly labels: readonly LabelName[];
  /** Upper bounds of a histogram's buckets. */
  readonly buckets?: readonly number[];
}

/** 1 ms to 60 s: from a look-up to the gathered second mail. */
export const seconds = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
] as const;

/** 5 ms to an hour: what an outage in between may stretch. */
export const secondsAndOutages = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 900, 3600,
] as const;
