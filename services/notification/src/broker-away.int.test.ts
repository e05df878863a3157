import { eventually, useStack } from "@raakvlak/testing";
import { createSystemClock, startService } from "@raakvlak/runtime";
import { expect, it } from "vitest";
import { createHmacUnsubscribeTokens } from "./adapters/hmac-unsubscribe-tokens.ts";
import { createMongoRecipients } from "./adapters/mongo-recipients.ts";
import { loadNotificationConfig } from "./config.ts";
import { aSubscription } from "./notification-under-test.ts";
import { notificationService } from "./service.ts";

const stack = useStack();
const publicUrl = "http://127.0.0.1:24414";
const config = loadNotificationConfig({
  // Nobody listens there: the broker is away from the first moment on.
  RAAKVLAK_KAFKA: "127.0.0.1:9",
  RAAKVLAK_MONGO: stack.addresses.mongo,
  RAAKVLAK_REDIS: stack.addresses.redis,
  RAAKVLAK_TOPIC_PREFIX: stack.topicPrefix,
  RAAKVLAK_QUEUE_PREFIX: stack.queuePrefix,
  RAAKVLAK_DATABASE_NAME: `${stack.databaseName}-notification`,
  RAAKVLAK_INTERNAL_PORT: "24404",
  RAAKVLAK_PUBLIC_PORT: "24414",
});

it("refusals are answered quickly with the broker away, and their facts wait for it", async () => {
  const database = await stack.database("notification");
  const recipients = createMongoRecipients(database);
  const people = Array.from({ length: 60 }, () => aSubscription());
  await recipients.putSubscriptions(
    people.map((subscription) => {
      const { candidateId, version } = subscription;
      return { candidateId, version, subscription };
    }),
  );
  const { clock, logger } = stack;
  const service = await startService(notificationService, { config, clock, logger });
  stack.onCleanUp(async () => service[Symbol.asyncDispose]());
  expect(await service.health.readiness()).toMatchObject({ ready: true });

  const tokens = createHmacUnsubscribeTokens({
    [config.unsubscribeKeyId]: config.unsubscribeSecret,
  });
  const body = () => new URLSearchParams({ "List-Unsubscribe": "One-Click" });
  const watch = createSystemClock();
  const durationsMs: number[] = [];
  for (const { candidateId } of people) {
    const url = `${publicUrl}/unsubscribe/${tokens.issue(candidateId, "alerts")}`;
    const beganMs = watch.monotonicMs();
    const answer = await fetch(url, { method: "POST", body: body() });
    await answer.text();
    durationsMs.push(watch.monotonicMs() - beganMs);
    expect(answer.status).toBe(200);
  }
  const worst = durationsMs.toSorted((one, other) => one - other).at(-1);
  expect(worst).toBeLessThan(500);

  const held = await recipients.getMany(people.map(({ candidateId }) => candidateId));
  for (const { refusals } of held.values())
    expect(refusals).toMatchObject({ count: 1, refusedThrough: 1, announced: 1 });
  await eventually(async () => {
    const waiting = await database.connection.collection("pending").countDocuments();
    expect(waiting).toBe(people.length);
  });
}, 120_000);
