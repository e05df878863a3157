export type { Bus } from "./bus/bus.ts";
export { createKafkaBus } from "./bus/kafka/create-kafka-bus.ts";
export type { KafkaBusOptions } from "./bus/kafka/create-kafka-bus.ts";
export { brokerLogFolders, readEveryRecord } from "./bus/kafka/read-every-record.ts";
export type { EveryRecordOptions } from "./bus/kafka/read-every-record.ts";
export { createEagerTopics } from "./bus/kafka/create-eager-topics.ts";
export type { EagerTopicsOptions } from "./bus/kafka/create-eager-topics.ts";
export { removeTopics } from "./bus/kafka/remove-topics.ts";
export type { RemoveTopicsOptions } from "./bus/kafka/remove-topics.ts";
export { createInMemoryBus } from "./bus/memory/create-in-memory-bus.ts";
export type { InMemoryBus, InMemoryBusOptions } from "./bus/memory/create-in-memory-bus.ts";
export { createGroupPresence } from "./consume/absence/group-presence.ts";
export type { ReadModel } from "./consume/absence/keep-presence.ts";
export type { Consumer, ConsumerOptions, Handler } from "./consume/consumer-options.ts";
export { done, rejected, skipped } from "./consume/outcome.ts";
export type { Outcome } from "./consume/outcome.ts";
export { startConsumer } from "./consume/start-consumer.ts";
export { bindSubjectReads, bindSubjectRoutes } from "./erasure/bind-subject-routes.ts";
export { createErasureMarks } from "./erasure/create-erasure-marks.ts";
export { createSubjects } from "./erasure/create-subjects.ts";
export type { Erasure, Subjects } from "./erasure/create-subjects.ts";
export type { ErasureMarks } from "./erasure/erasure-marks.ts";
export { documentsOfCandidate, nothingPersonal } from "./erasure/personal-place.ts";
export type { PersonalPlace } from "./erasure/personal-place.ts";
export {
  duePlace,
  erasureMarksPlace,
  outboxPlace,
  parkedPlaces,
  pendingPlace,
} from "./erasure/shared-places.ts";
export { createParkedStore } from "./parked/create-parked-store.ts";
export type {
  ParkedFilter,
  ParkedMessage,
  ParkedStore,
  ReplayResult,
} from "./parked/parked-store.ts";
export { createFactOutbox } from "./publish/create-fact-outbox.ts";
export type { FactOutboxOptions } from "./publish/create-fact-outbox.ts";
export { createStateOwner } from "./publish/create-state-owner.ts";
export type { FactCause, FactOutbox } from "./publish/fact-outbox.ts";
export type { Relay, RelayOptions } from "./publish/relay.ts";
export { startHeartbeat } from "./publish/start-heartbeat.ts";
export type { HeartbeatOptions } from "./publish/start-heartbeat.ts";
export { startOwnerCheck } from "./publish/start-owner-check.ts";
export type { OwnerCheckOptions } from "./publish/start-owner-check.ts";
export { startRelay } from "./publish/start-relay.ts";
export type {
  StateDocument,
  StateOf,
  StateOwner,
  StateOwnerOptions,
  StateRecord,
} from "./publish/state-owner.ts";
export { startTopicReader } from "./read/start-topic-reader.ts";
export type { TopicReader, TopicReaderOptions } from "./read/topic-reader.ts";
export { ContractViolation } from "./records/contract-violation.ts";
export type { AnyFact, Fact } from "./records/fact.ts";
export { recordOf, tombstoneOf } from "./records/outgoing-record.ts";
export type { OutgoingRecord } from "./records/outgoing-record.ts";
export type { RawRecord } from "./records/raw-record.ts";
export { inTraceOf } from "./tracing/traceparent.ts";
