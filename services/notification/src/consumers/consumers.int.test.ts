import {
  matchesTopic,
  matchFound,
  subscriptionChanged,
  subscriptionsTopic,
  vacanciesTopic,
  vacancyChanged,
  type Match,
  type Subscription,
  type TopicContract,
  type TopicName,
  type Vacancy,
} from "@raakvlak/contracts";
import {
  createInMemoryBus,
  createParkedStore,
  recordOf,
  startConsumer,
  tombstoneOf,
  type ConsumerOptions,
  type OutgoingRecord,
} from "@raakvlak/messaging";
import { createBuilders, eventually, useStack } from "@raakvlak/testing";
import { beforeAll, describe, expect, it } from "vitest";
import { createMongoRecipients } from "../adapters/mongo-recipients.ts";
import { createMongoVacancies } from "../adapters/mongo-vacancies.ts";
import type { JobBook } from "../use-cases/job-book.ts";
import { createKeepSubscriptions } from "../use-cases/keep-subscriptions.ts";
import { createKeepVacancies } from "../use-cases/keep-vacancies.ts";
import type { PlaceMatchResult } from "../use-cases/place-match.ts";
import { createMatchFound } from "./match-found.ts";
import { createSubscriptionChanged } from "./subscription-changed.ts";
import { createVacancyChanged } from "./vacancy-changed.ts";

const stack = useStack();
const { aSubscription, aVacancy } = createBuilders(7);
// Of other candidates, so that the faults of one test are not those of another.
const { aMatch } = createBuilders(8);
const { clock, logger } = stack;
const database = await stack.database();
const bus = createInMemoryBus({ clock });
const parked = createParkedStore(database, { clock });
const recipients = createMongoRecipients(database);
const vacancies = createMongoVacancies(database);
const planned: Match[] = [];
const step = async () => {};
const jobs: JobBook = {
  planSend: step,
  nudgeSend: step,
  wakeSends: step,
  planPlacement: async (match) => void planned.push(match),
  planAnnouncement: step,
  announced: step,
  planReassessment: step,
};

/** Ids on which the handler throws, and how often it still will. */
const faults = new Map<string, number>();
const placed: string[] = [];
async function placeMatch({ candidateId, vacancyId, score }: Match): Promise<PlaceMatchResult> {
  fail(candidateId);
  placed.push(vacancyId);
  return score === 1 ? { kind: "wait", reason: "vacancy-ahead" } : { kind: "placed" };
}
function fail(id: string): void {
  const left = faults.get(id) ?? 0;
  if (left <= 0) return;
  faults.set(id, left - 1);
  throw new Error("as the test asks");
}

const keepSubscriptions = createKeepSubscriptions({
  recipients,
  jobs,
  erasedAmong: async () => new Set(),
});
const keepVacancies = createKeepVacancies(vacancies);

beforeAll(async () => {
  await bus.ensureTopics([subscriptionsTopic, vacanciesTopic, matchesTopic]);
  await start(subscriptionsTopic, {
    heldVersions: (_topic, keys) => recipients.versions(keys),
    onHold: (_topic, key, held) => recipients.setHold(key, held),
    handle: {
      batch: createSubscriptionChanged(async (states) => {
        for (const { candidateId } of states) fail(candidateId);
        await keepSubscriptions(states);
      }),
    },
  });
  await start(vacanciesTopic, {
    heldVersions: (_topic, keys) => vacancies.versions(keys),
    handle: {
      batch: createVacancyChanged(async (states) => {
        for (const state of states)
          fail(state.kind === "present" ? state.vacancy.vacancyId : state.vacancyId);
        await keepVacancies(states);
      }),
    },
  });
  await start(matchesTopic, { handle: { batch: createMatchFound(placeMatch, jobs) } });
});

async function start(
  topic: TopicContract,
  own: Pick<ConsumerOptions, "handle" | "heldVersions" | "onHold">,
): Promise<void> {
  const consumer = await startConsumer({
    bus,
    group: `test-${topic.name}`,
    topics: [topic],
    parked,
    clock,
    logger,
    maxAttempts: 2,
    storesAnswer: () => database.ping(),
    ...own,
  });
  stack.onCleanUp(async () => consumer[Symbol.asyncDispose]());
}

let count = 0;
const id = () => `fact-${(count += 1)}`;
const asRecord = (subscription: Subscription) =>
  recordOf(subscriptionChanged, subscription, { id: id(), stateVersion: subscription.version });
const asVacancyRecord = (vacancy: Vacancy) =>
  recordOf(vacancyChanged, vacancy, { id: id(), stateVersion: vacancy.version });
const asMatchRecord = (match: Match) => recordOf(matchFound, match, { id: id() });
const poisoned = (record: OutgoingRecord): OutgoingRecord => ({ ...record, data: { no: "sense" } });
const parkedOn = async (topic: TopicName, key: string) =>
  (await parked.list({ topic })).filter((message) => message.key === key);

describe("subscriptions", () => {
  const held = async ({ candidateId }: Subscription) => recipients.get(candidateId);

  it("are taken over: done, duplicate, older version, and the end", async () => {
    const subscription = aSubscription({ version: 2 });
    const record = asRecord(subscription);
    const older = asRecord({ ...subscription, version: 1, address: "oud@voorbeeld.test" });
    await bus.publish([record, record, older]);
    await eventually(async () => expect((await held(subscription))?.version).toBe(2));
    const { candidateId } = subscription;
    await bus.publish([older, tombstoneOf(subscriptionsTopic, candidateId, 3)]);
    await eventually(async () => expect((await held(subscription))?.version).toBe(3));
    expect((await held(subscription))?.subscription).toBeUndefined();
  });

  it("that can not be read are parked and put the candidate on hold, until a good one comes", async () => {
    const [bad, good] = [aSubscription(), aSubscription()];
    await bus.publish([asRecord(bad)]);
    await bus.publish([poisoned(asRecord({ ...bad, version: 2 })), asRecord(good)]);
    await eventually(async () => expect((await held(good))?.version).toBe(1));
    await eventually(async () => expect((await held(bad))?.onHold).toBe(true));
    // The hold comes first: a crash in between must not leave a key that is parked and still mailed.
    await eventually(async () =>
      expect(await parkedOn("subscriptions", bad.candidateId)).toHaveLength(1),
    );
    await bus.publish([asRecord({ ...bad, version: 3 })]);
    await eventually(async () =>
      expect(await held(bad)).toMatchObject({ version: 3, onHold: false }),
    );
  });

  it("in a time zone that nobody knows are parked and put on hold", async () => {
    const subscription = aSubscription();
    await bus.publish([asRecord(subscription)]);
    await bus.publish([asRecord({ ...subscription, version: 2, timeZone: "Mars/Olympus" })]);
    await eventually(async () => expect((await held(subscription))?.onHold).toBe(true));
    await eventually(async () => {
      const [message] = await parkedOn("subscriptions", subscription.candidateId);
      expect(message?.reason).toContain("timeZone");
    });
  });

  it("are tried again after a failure, and parked when it stays, the others unharmed", async () => {
    const [late, lost, fine] = [aSubscription(), aSubscription(), aSubscription()];
    faults.set(late.candidateId, 1);
    faults.set(lost.candidateId, 50);
    await bus.publish([late, lost, fine].map(asRecord));
    await eventually(async () => expect((await held(late))?.version).toBe(1));
    await eventually(async () => expect((await held(fine))?.version).toBe(1));
    await eventually(async () =>
      expect(await parkedOn("subscriptions", lost.candidateId)).toHaveLength(1),
    );
    expect(await held(lost)).toBeUndefined();
  });
});

describe("vacancies", () => {
  it("are taken over: done, duplicate, older version, and the end", async () => {
    const vacancy = aVacancy({ version: 2, title: "Salesmanager" });
    const { vacancyId } = vacancy;
    const record = asVacancyRecord(vacancy);
    const older = asVacancyRecord({ ...vacancy, version: 1, title: "Verkoper" });
    await bus.publish([record, record, older]);
    await eventually(async () =>
      expect(await vacancies.get(vacancyId)).toMatchObject({
        version: 2,
        status: "open",
        card: { title: "Salesmanager" },
      }),
    );
    await bus.publish([older, tombstoneOf(vacanciesTopic, vacancyId, 3)]);
    const gone = { vacancyId, version: 3, status: "gone", aliases: [] };
    await eventually(async () => expect(await vacancies.get(vacancyId)).toEqual(gone));
  });

  it("note a merge before the survivor's own version counts", async () => {
    const [survivor, merged] = [aVacancy(), aVacancy()];
    await bus.publish([asVacancyRecord({ ...survivor, aliases: [merged.vacancyId] })]);
    await eventually(async () =>
      expect((await vacancies.get(merged.vacancyId))?.mergedInto).toBe(survivor.vacancyId),
    );
    await bus.publish([asVacancyRecord(merged)]);
    await eventually(async () =>
      expect(await vacancies.get(merged.vacancyId)).toMatchObject({
        version: 1,
        mergedInto: survivor.vacancyId,
      }),
    );
  });

  it("that can not be read, or fail for good, are parked; the others go on", async () => {
    const [bad, late, lost, fine] = [aVacancy(), aVacancy(), aVacancy(), aVacancy()];
    faults.set(late.vacancyId, 1);
    faults.set(lost.vacancyId, 50);
    await bus.publish([poisoned(asVacancyRecord(bad)), ...[late, lost, fine].map(asVacancyRecord)]);
    for (const { vacancyId } of [late, fine])
      await eventually(async () => expect((await vacancies.get(vacancyId))?.version).toBe(1));
    for (const { vacancyId } of [bad, lost])
      await eventually(async () => expect(await parkedOn("vacancies", vacancyId)).toHaveLength(1));
  });
});

describe("matches", () => {
  it("are placed once each time they come, and wait in the jobs when they are ahead", async () => {
    const ahead = aMatch({ score: 1, reasons: [] });
    const match = aMatch();
    const record = asMatchRecord(match);
    await bus.publish([record, record, asMatchRecord(ahead)]);
    await eventually(() => {
      expect(placed.filter((one) => one === match.vacancyId)).toHaveLength(2);
      expect(planned.map((one) => one.vacancyId)).toEqual([ahead.vacancyId]);
    });
  });

  it("that can not be read, or fail for good, are parked; the others go on", async () => {
    const [bad, late, lost, fine] = [aMatch(), aMatch(), aMatch(), aMatch()];
    faults.set(late.candidateId, 1);
    faults.set(lost.candidateId, 50);
    await bus.publish([poisoned(asMatchRecord(bad)), ...[late, lost, fine].map(asMatchRecord)]);
    for (const { vacancyId } of [late, fine])
      await eventually(() => expect(placed).toContain(vacancyId));
    for (const { candidateId } of [bad, lost])
      await eventually(async () => expect(await parkedOn("matches", candidateId)).toHaveLength(1));
    expect(placed).not.toContain(lost.vacancyId);
  });

  it("of one candidate are placed in their order", async () => {
    const first = aMatch();
    const { candidateId } = first;
    const more = [aMatch({ candidateId }), aMatch({ candidateId })];
    await bus.publish([first, ...more].map(asMatchRecord));
    const order = [first, ...more].map((match) => match.vacancyId);
    await eventually(() => expect(placed.filter((one) => order.includes(one))).toEqual(order));
  });
});
