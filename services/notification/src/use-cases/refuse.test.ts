import type { Cadence, Delivery, Grant, Subscription } from "@raakvlak/contracts";
import { createTestClock } from "@raakvlak/runtime";
import { describe, expect, it } from "vitest";
import { createMemoryRows } from "../adapters/memory-ledger.ts";
import { createMemoryRecipients } from "../adapters/memory-recipients.ts";
import { createAnnouncePlanned } from "./announce-refusal.ts";
import type { JobBook } from "./job-book.ts";
import { createReadRefusals } from "./read-refusals.ts";
import { createRefuse } from "./refuse.ts";

const candidateId = "3f1e6f0a-7c1b-4b53-9a55-0c4b7c1f2d10";
const start = new Date("2026-11-24T09:00:00.000Z");
const at = start.toISOString();

function given(options: { recording?: () => Promise<void>; erased?: boolean } = {}) {
  const step = async () => {};
  const clock = createTestClock(start);
  const recipients = createMemoryRecipients(step);
  const rows = createMemoryRows(step);
  const recorded: Delivery[] = [];
  const planned = new Set<number>();
  const woken: string[] = [];
  const failures: unknown[] = [];
  const jobs: JobBook = {
    planSend: step,
    nudgeSend: step,
    planPlacement: step,
    planReassessment: step,
    wakeSends: async (rowIds) => void woken.push(...rowIds),
    planAnnouncement: async (_candidateId, count) => void planned.add(count),
    announced: async (_candidateId, count) => void planned.delete(count),
  };
  const deps = {
    clock,
    recipients,
    rows,
    jobs,
    candidateRef: () => "ref",
    isErased: async () => options.erased ?? false,
    forget: async () => {},
    onLateFailure: (error: unknown) => void failures.push(error),
    deliveries: {
      async record(delivery: Delivery) {
        await options.recording?.();
        recorded.push(delivery);
      },
    },
  };
  const grantEpoch = async (epoch: number, carriedRefusals: number) => {
    const how = { grantedAt: at, wordingVersion: "1", how: "page" };
    const alerts: Grant = { state: "granted", epoch, carriedRefusals, ...how };
    const cadence: Cadence = { kind: "instant", hour: 8, weekdays: [] };
    const who = {
      candidateId,
      version: epoch,
      address: "noor@voorbeeld.test",
      locale: "nl",
    } as const;
    const grants = { alerts };
    const subscription: Subscription = { ...who, timeZone: "Europe/Amsterdam", cadence, grants };
    await recipients.putSubscriptions([{ candidateId, version: epoch, subscription }]);
  };
  const aRow = async (id: string, epoch: number) => {
    const slot = { kind: "instant", epoch, key: id, dueAt: start } as const;
    await recipients.listRow(candidateId, id);
    await rows.join({ id, candidateId, slot }, { vacancyId: "v", attempt: 0 }, start);
  };
  const stateOf = async (id: string) => (await rows.get(id))?.state;
  const readRefusals = createReadRefusals(deps);
  const announcePlanned = createAnnouncePlanned(deps);
  const book = { recorded, planned, woken, failures };
  return {
    ...deps,
    ...book,
    refuse: createRefuse(deps),
    readRefusals,
    announcePlanned,
    grantEpoch,
    aRow,
    stateOf,
  };
}

describe("a refusal", () => {
  it("refuses everything granted so far, ends what is planned or claimed, and says since when", async () => {
    const world = given();
    await world.grantEpoch(3, 0);
    for (const id of ["planned", "claimed"]) await world.aRow(id, 3);
    await world.rows.move({ id: "claimed", fence: 0 }, "claimed", { changedAt: start });
    const answer = await world.refuse(candidateId, "alerts", "one-click");
    expect(answer).toEqual({
      state: "done",
      list: "alerts",
      refusals: 1,
      refusedThrough: 3,
      since: at,
    });
    expect([await world.stateOf("planned"), await world.stateOf("claimed")]).toEqual([
      "suppressed",
      "suppressed",
    ]);
    expect(world.woken.toSorted()).toEqual(["claimed", "planned"]);
    expect(world.recorded).toEqual([
      expect.objectContaining({
        outcome: "unsubscribed",
        refusals: 1,
        refusedThrough: 3,
        how: "one-click",
      }),
    ]);
    expect(world.planned.size).toBe(0);
  });

  it("says pending while a message is being handed over, and done when that has ended", async () => {
    const world = given();
    await world.grantEpoch(1, 0);
    await world.aRow("handing", 1);
    await world.rows.move({ id: "handing", fence: 0 }, "claimed", { changedAt: start });
    await world.rows.move({ id: "handing", fence: 1 }, "handing", { changedAt: start });
    const asked = world.refuse(candidateId, "alerts", "site");
    await world.clock.advance(1_000);
    expect(await asked).toMatchObject({ state: "pending", refusals: 1 });
    expect(await world.readRefusals(candidateId)).toMatchObject([
      { state: "pending", refusals: 1 },
    ]);
    await world.rows.move({ id: "handing", fence: 1 }, "sent", { changedAt: start });
    expect(await world.readRefusals(candidateId)).toMatchObject([{ state: "done", refusals: 1 }]);
  });

  it("waits a moment for a message that is just leaving", async () => {
    const world = given();
    await world.grantEpoch(1, 0);
    await world.aRow("handing", 1);
    await world.rows.move({ id: "handing", fence: 0 }, "claimed", { changedAt: start });
    await world.rows.move({ id: "handing", fence: 1 }, "handing", { changedAt: start });
    const asked = world.refuse(candidateId, "alerts", "site");
    await world.clock.advance(60);
    await world.rows.move({ id: "handing", fence: 1 }, "sent", { changedAt: start });
    await world.clock.advance(60);
    expect(await asked).toMatchObject({ state: "done" });
  });

  it("counts every time, so that a grant on its way that did not know of it does not stand", async () => {
    const world = given();
    await world.refuse(candidateId, "alerts", "page");
    expect(await world.refuse(candidateId, "alerts", "page")).toMatchObject({
      refusals: 2,
      since: at,
    });
    await world.grantEpoch(1, 1);
    await world.aRow("row", 1);
    await world.refuse(candidateId, "alerts", "page");
    expect(await world.stateOf("row")).toBe("suppressed");
  });

  it("keeps every refusal when many come at once", async () => {
    const world = given();
    await Promise.all(
      Array.from({ length: 6 }, async () => world.refuse(candidateId, "alerts", "page")),
    );
    expect(await world.readRefusals(candidateId)).toMatchObject([{ refusals: 6 }]);
  });

  it("stands although telling preference fails, and is told by the job", async () => {
    let fails = true;
    const world = given({
      recording: async () => {
        if (fails) throw new Error("stores away");
      },
    });
    expect(await world.refuse(candidateId, "alerts", "page")).toMatchObject({
      state: "done",
      refusals: 1,
    });
    expect(world.failures).toHaveLength(1);
    expect([...world.planned]).toEqual([1]);
    fails = false;
    expect(await world.announcePlanned(candidateId, 1, start)).toBeUndefined();
    expect(world.recorded).toMatchObject([{ refusals: 1 }]);
    await world.announcePlanned(candidateId, 1, start);
    expect(world.recorded).toHaveLength(1);
  });

  it("that was planned and not written is looked at again more and more rarely, for a day", async () => {
    const world = given();
    const look = async () => world.announcePlanned(candidateId, 1, start);
    expect(await look()).toEqual({ inMs: 5_000 });
    await world.clock.advance(3_600_000);
    expect(await look()).toEqual({ inMs: 3_600_000 });
    await world.clock.advance(24 * 3_600_000);
    expect(await look()).toBeUndefined();
  });

  it("of somebody who was erased leaves no trace", async () => {
    const world = given({ erased: true });
    expect(await world.refuse(candidateId, "alerts", "page")).toMatchObject({ state: "done" });
    expect(await world.recipients.get(candidateId)).toBeUndefined();
  });
});
