export { defineEvent, defineTopic } from "./define-event.ts";
export type {
  EventContract,
  Retention,
  ServiceName,
  TopicContract,
  TopicName,
  Upcaster,
} from "./define-event.ts";
export { definePage, defineRoute } from "./define-route.ts";
export type { Caller, PageContract, RouteContract } from "./define-route.ts";
export { defineStream } from "./define-stream.ts";
export type { StreamContract } from "./define-stream.ts";
export * from "./envelope/cloud-event.ts";
export * from "./facts/delivery.ts";
export * from "./facts/interest.ts";
export * from "./facts/match.ts";
export * from "./facts/profile.ts";
export * from "./facts/reason.ts";
export * from "./facts/subscription.ts";
export * from "./facts/vacancy.ts";
export * from "./http/ingestion.ts";
export * from "./http/matching.ts";
export * from "./http/notification.ts";
export * from "./http/preference.ts";
export * from "./http/problem.ts";
export * from "./http/ranked-candidates.ts";
export * from "./http/shared-problems.ts";
export * from "./http/site.ts";
export * from "./http/standing-search.ts";
export * from "./http/subjects.ts";
export * from "./http/what-if.ts";
export * from "./topics.ts";
export * from "./vocabulary/concepts.ts";
export * from "./vocabulary/identifiers.ts";
export * from "./vocabulary/places.ts";
export * from "./vocabulary/work-terms.ts";
