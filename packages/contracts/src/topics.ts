import { defineEvent, defineTopic, type TopicContract, type TopicName } from "./define-event.ts";
import { deliverySchema } from "./facts/delivery.ts";
import { interestSchema } from "./facts/interest.ts";
import { matchSchema } from "./facts/match.ts";
import { profileSchema } from "./facts/profile.ts";
import { subscriptionSchema } from "./facts/subscription.ts";
import { vacancySchema } from "./facts/vacancy.ts";

const vacancyEvent = (type: string) =>
  defineEvent({
    type,
    version: 1,
    topic: "vacancies",
    key: (vacancy) => vacancy.vacancyId,
    data: vacancySchema,
  });
export const vacancyOpened = vacancyEvent("vacancy.opened");
export const vacancyChanged = vacancyEvent("vacancy.changed");
export const vacancyClosed = vacancyEvent("vacancy.closed");

const profileEvent = (type: string) =>
  defineEvent({
    type,
    version: 1,
    topic: "profiles",
    key: (profile) => profile.candidateId,
    data: profileSchema,
  });
export const profileCreated = profileEvent("profile.created");
export const profileChanged = profileEvent("profile.changed");

const subscriptionEvent = (type: string) =>
  defineEvent({
    type,
    version: 1,
    topic: "subscriptions",
    key: (subscription) => subscription.candidateId,
    data: subscriptionSchema,
  });
export const subscriptionCreated = subscriptionEvent("subscription.created");
export const subscriptionChanged = subscriptionEvent("subscription.changed");

export const interestNoted = defineEvent({
  type: "interest.noted",
  version: 1,
  topic: "interests",
  key: (interest) => interest.candidateId,
  data: interestSchema,
});

export const matchFound = defineEvent({
  type: "match.found",
  version: 1,
  topic: "matches",
  key: (match) => match.candidateId,
  data: matchSchema,
});

export const deliveryRecorded = defineEvent({
  type: "delivery.recorded",
  version: 1,
  topic: "deliveries",
  key: (delivery) => delivery.candidateId,
  data: deliverySchema,
});

export const vacanciesTopic = defineTopic({
  name: "vacancies",
  kind: "state",
  partitions: 6,
  retention: { compacted: true, tombstoneDays: 30 },
  producer: "ingestion",
  consumers: ["matching", "notification", "site"],
  events: [vacancyOpened, vacancyChanged, vacancyClosed],
  description: "The vacancy as it stands; a tombstone 90 days after closing.",
});

export const profilesTopic = defineTopic({
  name: "profiles",
  kind: "state",
  partitions: 6,
  retention: { compacted: true, maxLagHours: 24, tombstoneDays: 30 },
  producer: "preference",
  consumers: ["matching"],
  events: [profileCreated, profileChanged],
  description:
    "The profile as it stands, without name or address; a tombstone when the last purpose ends.",
});

export const subscriptionsTopic = defineTopic({
  name: "subscriptions",
  kind: "state",
  partitions: 6,
  retention: { compacted: true, maxLagHours: 24, tombstoneDays: 30 },
  producer: "preference",
  consumers: ["notification"],
  events: [subscriptionCreated, subscriptionChanged],
  description: "Address, language, cadence and grants; a tombstone on erasure.",
});

export const interestsTopic = defineTopic({
  name: "interests",
  kind: "stream",
  partitions: 6,
  retention: { compacted: false, days: 7 },
  producer: "site",
  consumers: ["preference"],
  events: [interestNoted],
  description:
    "What a consenting candidate or visitor viewed, searched, saved, dismissed or applied to.",
});

export const matchesTopic = defineTopic({
  name: "matches",
  kind: "stream",
  partitions: 6,
  retention: { compacted: false, days: 7 },
  producer: "matching",
  consumers: ["notification"],
  events: [matchFound],
  description: "This vacancy fits this candidate: score, reasons, versions.",
});

export const deliveriesTopic = defineTopic({
  name: "deliveries",
  kind: "stream",
  partitions: 6,
  retention: { compacted: false, days: 30 },
  producer: "notification",
  consumers: ["preference"],
  events: [deliveryRecorded],
  description:
    "What became of a message: sent, failed, suppressed, bounced, complained, unsubscribed.",
});

export const topics: Readonly<Record<TopicName, TopicContract>> = {
  vacancies: vacanciesTopic,
  profiles: profilesTopic,
  subscriptions: subscriptionsTopic,
  interests: interestsTopic,
  matches: matchesTopic,
  deliveries: deliveriesTopic,
};
