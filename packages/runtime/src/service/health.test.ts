import { describe, expect, test } from "vitest";
import { createTestClock } from "../clock/test-clock.ts";
import { createHealth } from "./health.ts";

const clock = createTestClock(new Date(0));

describe("readiness", () => {
  test("needs a completed start and every probe", async () => {
    const health = createHealth(clock);
    health.check("mongodb", () => {});
    expect(await health.readiness()).toEqual({
      ready: false,
      checks: { mongodb: "ok", started: "no" },
    });
    health.setReady(true);
    expect(await health.readiness()).toEqual({ ready: true, checks: { mongodb: "ok" } });
    health.check("redis", async () => {
      throw new Error("connection refused");
    });
    expect(await health.readiness()).toEqual({
      ready: false,
      checks: { mongodb: "ok", redis: "connection refused" },
    });
  });

  test("tells of what is not needed, and does not depend on it", async () => {
    const health = createHealth(clock);
    health.setReady(true);
    const away = () => {
      throw new Error("connection refused");
    };
    health.check("mongodb", away, { isNeeded: false });
    const checks = { mongodb: "connection refused" };
    expect(await health.readiness()).toEqual({ ready: true, checks });
    health.check("mongodb", away);
    expect(await health.readiness()).toEqual({ ready: false, checks });
  });

  test("does not wait for a probe that hangs", async () => {
    const health = createHealth(clock);
    health.setReady(true);
    health.check("kafka", () => new Promise<void>(() => {}), { timeoutMs: 250 });
    const answer = health.readiness();
    await clock.advance(250);
    expect(await answer).toEqual({ ready: false, checks: { kafka: "no answer in 250 ms" } });
  });
});

test("a failure is for good and told once to everybody", async () => {
  const health = createHealth(clock);
  health.setReady(true);
  const heard: string[] = [];
  health.onFailure((reason) => heard.push(`early ${reason}`));
  health.fail("consumer crashed");
  health.fail("again");
  health.onFailure((reason) => heard.push(`late ${reason}`));
  expect(health.failure).toBe("consumer crashed");
  expect(heard).toEqual(["early consumer crashed", "late consumer crashed"]);
  expect((await health.readiness()).ready).toBe(false);
});
