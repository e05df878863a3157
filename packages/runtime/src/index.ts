export type { Clock, EveryOptions } from "./clock/clock.ts";
export { createClock } from "./clock/create-clock.ts";
export { createFileClock } from "./clock/file-clock.ts";
export { monotonicCountsSuspension } from "./clock/monotonic.ts";
export { createSystemClock } from "./clock/system-clock.ts";
export { createTestClock } from "./clock/test-clock.ts";
export type { TestClock } from "./clock/test-clock.ts";
export { utcDay } from "./clock/utc-day.ts";
export { ConfigError } from "./config/config-error.ts";
export {
  configSchemas,
  developmentPorts,
  developmentToken,
  settingNotes,
} from "./config/config-schemas.ts";
export type { SettingNotes } from "./config/config-schemas.ts";
export { loadConfig } from "./config/load-config.ts";
export { serviceConfigShape } from "./config/service-config-shape.ts";
export { connectDatabase } from "./database/connect-database.ts";
export type { Database, DatabaseOptions } from "./database/connect-database.ts";
export { ignoringDuplicateKeys, isDuplicateKey } from "./database/duplicate-key.ts";
export { createLazyDatabase } from "./database/create-lazy-database.ts";
export type { LazyDatabase } from "./database/create-lazy-database.ts";
export { createDueStore } from "./due/create-due-store.ts";
export type { DueJob, DueStats, DueStore, NewDueJob } from "./due/due-store.ts";
export { defineJobs } from "./due/job-catalog.ts";
export type { JobCatalog, JobKind, PayloadOf } from "./due/job-catalog.ts";
export { startSweeper } from "./due/sweeper.ts";
export type { SweeperOptions } from "./due/sweeper.ts";
export { createBatcher } from "./batching/create-batcher.ts";
export { bindRoute, withHeaders } from "./http/bind-route.ts";
export type { BoundRoute, RouteRequest, WithHeaders } from "./http/bind-route.ts";
export { bindStream } from "./http/bind-stream.ts";
export type { BoundStream, StreamItem, StreamRequest } from "./http/bind-stream.ts";
export { createCallerFinder } from "./http/caller-tokens.ts";
export type { CallerFinder } from "./http/caller-tokens.ts";
export { beginEventStream } from "./http/event-stream.ts";
export { startInternalServer } from "./http/internal-server.ts";
export type { InternalServerOptions } from "./http/internal-server.ts";
export type { HttpListener } from "./http/listener.ts";
export { openStream } from "./http/open-stream.ts";
export { httpProblem } from "./http/problem.ts";
export type { FieldError, HttpProblem } from "./http/problem.ts";
export { readBasic } from "./http/read-basic.ts";
export { startPublicServer } from "./http/public-server.ts";
export type { PublicServerOptions } from "./http/public-server.ts";
export { createServiceClient } from "./http/service-client.ts";
export type {
  ClientAnswer,
  ClientRequest,
  ServiceClient,
  ServiceClientOptions,
} from "./http/service-client.ts";
export { ServiceUnreachable } from "./http/service-unreachable.ts";
export { createPseudonymiser } from "./ids/pseudonymiser.ts";
export { uuidFrom } from "./ids/uuid-from.ts";
export type { JobQueue, QueueDepth, QueuedJob, QueueOptions } from "./jobs/job-queue.ts";
export { jobDone, putBack } from "./jobs/job-result.ts";
export type { JobResult } from "./jobs/job-result.ts";
export type { JobContext, JobWorker, Processors, WorkerOptions } from "./jobs/job-worker.ts";
export { createLogger } from "./logging/create-logger.ts";
export type { Logger, LoggerOptions, LogLevel } from "./logging/create-logger.ts";
export { describeError } from "./logging/describe-error.ts";
export type { LogFields } from "./logging/log-fields.ts";
export type { QueueBoard } from "./operators/queue-board.ts";
export { spanInEachTrace } from "./telemetry/span-in-each-trace.ts";
export type { SharedWork } from "./telemetry/span-in-each-trace.ts";
export { currentTraceparent } from "./due/trace-of-cause.ts";
export { metrics } from "./metrics/metrics.ts";
export { metricCatalog } from "./metrics/metric-catalog.ts";
export type { MetricName } from "./metrics/metric-catalog.ts";
export { labelSets } from "./metrics/metric-definition.ts";
export type { LabelName, MetricDefinition } from "./metrics/metric-definition.ts";
export type { Metrics, Reading } from "./metrics/metrics.ts";
export type { Health, Readiness } from "./service/health.ts";
export { createHealth } from "./service/health.ts";
export { drainDeadlineMs, runService } from "./service/run-service.ts";
export { startService } from "./service/start-service.ts";
export type { RunningService, ServiceContext, ServiceDefinition } from "./service/start-service.ts";
