import { profileCreated, profilesTopic, topics } from "@raakvlak/contracts";
import { aProfile, needlesFor, searchSegments, useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { eventually } from "../../conformance/eventually.ts";
import { startHeartbeat } from "../../publish/start-heartbeat.ts";
import { recordOf, tombstoneOf } from "../../records/outgoing-record.ts";
import { createKafkaBus } from "./create-kafka-bus.ts";
import { createKafkaClient } from "./kafka-client.ts";

const stack = useStack();
const { clock, logger } = stack;
const topicResource = 2;
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

async function withAdmin<T>(
  work: (admin: ReturnType<ReturnType<typeof createKafkaClient>["admin"]>) => Promise<T>,
): Promise<T> {
  const admin = createKafkaClient(stack.addresses.kafka, "topic-settings-test", logger).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/** As the broker says. */
const settingsOf = (topic: string) =>
  withAdmin(async (admin) => {
    const name = `${stack.topicPrefix}${topic}`;
    const { resources } = await admin.describeConfigs({
      includeSynonyms: false,
      resources: [{ type: topicResource, name }],
    });
    const entries = resources[0]?.configEntries ?? [];
    return Object.fromEntries(
      entries.map(({ configName, configValue }) => [configName, configValue]),
    );
  });

const compacted = {
  "cleanup.policy": "compact",
  "delete.retention.ms": String(30 * dayMs),
};
const personal = {
  ...compacted,
  "max.compaction.lag.ms": String(24 * hourMs),
  "segment.ms": String(6 * hourMs),
};
const kept = (days: number) => ({
  "cleanup.policy": "delete",
  "retention.ms": String(days * dayMs),
  "segment.ms": String(dayMs),
});
const promised = {
  profiles: personal,
  subscriptions: personal,
  vacancies: compacted,
  interests: kept(7),
  matches: kept(7),
  deliveries: kept(30),
};

test("the broker has the settings that people were promised, for every topic", async () => {
  const bus = await stack.bus("preference");
  await bus.ensureTopics(Object.values(topics));
  expect(Object.keys(promised).toSorted()).toEqual(Object.keys(topics).toSorted());
  for (const [topic, settings] of Object.entries(promised))
    expect(await settingsOf(topic), topic).toMatchObject(settings);
});

test.each([
  ["for 900 days", String(900 * dayMs)],
  ["for ever", "-1"],
])(
  "a topic that would keep what it holds %s is corrected; what keeps less stays",
  async (_how, retention) => {
    const bus = await stack.bus("preference");
    await bus.ensureTopics(Object.values(topics));
    const name = `${stack.topicPrefix}matches`;
    const drifted = { "retention.ms": retention, "segment.ms": "5000" };
    const configEntries = Object.entries(drifted).map(([key, value]) => ({ name: key, value }));
    await withAdmin((admin) =>
      admin.alterConfigs({
        validateOnly: false,
        resources: [{ type: topicResource, name, configEntries }],
      }),
    );
    await eventually(async () => expect(await settingsOf("matches")).toMatchObject(drifted));
    await bus.ensureTopics(Object.values(topics));
    await eventually(async () =>
      expect(await settingsOf("matches")).toMatchObject({
        ...promised.matches,
        "segment.ms": "5000",
      }),
    );
  },
);

/** A name that nobody else bears: what stands behind a tombstone must be gone from the files. */
const secret = `kanarie-${stack.topicPrefix.slice(0, -1)}`;

test("a quiet partition keeps what a tombstone ended until heartbeats make it roll", async () => {
  const { kafka: brokers } = stack.addresses;
  const topicPrefix = `${stack.topicPrefix}quiet.`;
  await using bus = createKafkaBus({
    brokers,
    service: "preference",
    topicPrefix,
    compactedTopicSettings: {
      "max.compaction.lag.ms": "1000",
      "segment.ms": "1000",
      "file.delete.delay.ms": "100",
    },
    clock,
    logger,
  });
  await bus.ensureTopics([profilesTopic]);
  const profile = aProfile({ excludedEmployers: [secret] });
  const { candidateId } = profile;
  await bus.publish([recordOf(profileCreated, profile, { id: "p1", stateVersion: 1 })]);
  await bus.publish([tombstoneOf(profilesTopic, candidateId, 2)]);
  const search = (word: string) => searchSegments(brokers, topicPrefix, needlesFor([word]));
  // Longer than lag, roll time and the cleaner's pause together.
  await clock.sleep(4_000);
  const { segments, sightings } = await search(secret);
  if (segments === undefined) return;
  expect(sightings, "nothing rolls by itself").not.toEqual([]);

  await using _beats = startHeartbeat({ bus, topics: [profilesTopic], clock, everyMs: 500 });
  await eventually(async () => expect((await search(secret)).sightings).toEqual([]), 40_000);
  expect((await search(candidateId)).sightings, "the tombstone stays").not.toEqual([]);
});
