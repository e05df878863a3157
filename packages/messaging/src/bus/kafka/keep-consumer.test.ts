import { createTestClock } from "@raakvlak/runtime";
import kafkajs from "kafkajs";
import { expect, test } from "vitest";
import { keepConsumer } from "./keep-consumer.ts";

const passing = new kafkajs.KafkaJSNumberOfRetriesExceeded("away", { retryCount: 8, retryTime: 3 });
const caused = Object.assign(new kafkajs.KafkaJSNonRetriableError("cut"), {
  cause: new kafkajs.KafkaJSConnectionError("cut"),
});
const lasting = new kafkajs.KafkaJSNonRetriableError("no such topic");

/** Consumers in the order of their starts; `fails` is what the next start meets. */
function consumers() {
  const clock = createTestClock(new Date("2026-03-02T08:00:00Z"));
  const started: { crash(error: Error): void; isGone: boolean }[] = [];
  const told: { error: unknown; again: boolean }[] = [];
  const next: { fails?: Error | undefined; after?: Promise<void> } = {};
  const keep = () =>
    keepConsumer({
      clock,
      async start() {
        await next.after;
        if (next.fails !== undefined) throw next.fails;
        const { promise, resolve } = Promise.withResolvers<Error>();
        const one = { crash: resolve, isGone: false };
        started.push(one);
        return { crash: promise, [Symbol.asyncDispose]: async () => void (one.isGone = true) };
      },
      onCrash: (error, again) => void told.push({ error, again }),
    });
  return { clock, started, told, next, keep };
}

test.for([
  { what: "retries used up", error: passing },
  { what: "a connection that was cut", error: caused },
])("after $what another consumer follows, however often", async ({ error }) => {
  const { clock, started, told, next, keep } = consumers();
  const kept = await keep();
  next.fails = passing;
  started[0]?.crash(error);
  await clock.advance(2_000);
  expect(told.length).toBeGreaterThan(2);
  expect(told.every(({ again }) => again)).toBe(true);
  next.fails = undefined;
  await clock.advance(1_000);
  expect(started).toHaveLength(2);
  await kept[Symbol.asyncDispose]();
  expect(started[1]?.isGone).toBe(true);
});

test("after what does not pass none follows", async () => {
  const { clock, started, told, keep } = consumers();
  const kept = await keep();
  started[0]?.crash(lasting);
  await clock.advance(60_000);
  expect(told).toEqual([{ error: lasting, again: false }]);
  expect(started).toHaveLength(1);
  await kept[Symbol.asyncDispose]();
});

test("a first consumer that can not join is told to the caller", async () => {
  const { next, keep } = consumers();
  next.fails = passing;
  await expect(keep()).rejects.toThrow("away");
});

test("a consumer that is starting when all is given up is ended as soon as it has joined", async () => {
  const { clock, started, next, keep } = consumers();
  const kept = await keep();
  const joined = Promise.withResolvers<void>();
  next.after = joined.promise;
  started[0]?.crash(passing);
  await clock.advance(1_000);
  const gone = kept[Symbol.asyncDispose]();
  joined.resolve();
  await gone;
  expect(started[1]?.isGone).toBe(true);
});
