import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { holders, progressOf } from "../domain/erasure-saga.ts";
import { createErasureWorld, Killed, refOf, secondLookMs } from "./erasure-under-test.ts";

const one = "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11";
const merged = "7a2e0d2f-5b0a-4e57-9a3e-2f4c1f0d7a12";

let it: ReturnType<typeof createErasureWorld>;
beforeEach(() => {
  it = createErasureWorld();
  it.holdEverything([one, merged]);
});

const progress = async (id = one) => {
  const saga = await it.sagas.find(refOf(id));
  return saga && progressOf(saga);
};

const presentJob = async () => {
  const saga = await it.sagas.find(refOf(one));
  return saga && it.jobs.idOf(saga);
};

/** Lets the job run until the saga has finished, as the worker would. */
async function untilFinished(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    const step = await it.advance(refOf(one));
    if (step.result === "finished") return;
    if (step.result !== "again") throw new Error("no job goes on with it");
    it.pass(step.inMs);
  }
  throw new Error("it does not finish");
}

describe("the erasure of a person", () => {
  test("refuses first, has every service erase, looks a second time, and then knows no id any more", async () => {
    const begun = await it.erase([one]);
    expect(it.log.slice(0, 3)).toEqual(["remember", `refuse ${one}`, `preference ${one}`]);
    expect(progressOf(begun)).toMatchObject({ state: "pending", refusal: "done" });
    expect(await it.advance(refOf(one))).toEqual({
      result: "again",
      inMs: secondLookMs,
      why: "second-look",
    });
    expect(await progress()).toMatchObject({ state: "erased" });
    it.pass(secondLookMs);
    expect(await it.advance(refOf(one))).toEqual({ result: "finished" });
    const finished = await progress();
    expect(finished).toMatchObject({ state: "finished" });
    expect(finished?.receipts.map(({ service }) => service)).toEqual(holders);
    expect(finished?.receipts.every(({ removed }) => removed?.["things"] === 1)).toBe(true);
    expect(JSON.stringify([...it.sagas.all])).not.toContain(one);
  });

  test("covers every id that is given as the person's", async () => {
    await it.erase([one, merged]);
    await untilFinished();
    expect([...it.held]).toEqual([]);
    expect((await progress())?.receipts).toHaveLength(2 * holders.length);
    expect(JSON.stringify([...it.sagas.all])).not.toMatch(new RegExp(`${one}|${merged}`));
  });

  test("waits for a service that is away, says which, and finishes when it is back", async () => {
    it.state.away.add("matching");
    await it.erase([one]);
    expect(await it.advance(refOf(one))).toMatchObject({ why: "receipts-missing" });
    const waiting = (await progress())?.receipts.filter(({ state }) => state === "waiting");
    expect(waiting).toMatchObject([{ service: "matching", problem: "away", attempts: 1 }]);
    it.state.away.clear();
    await untilFinished();
    expect(await progress()).toMatchObject({ state: "finished" });
  });

  test("says pending while a mail is being handed over, and is not done before", async () => {
    it.state.handing = true;
    expect(progressOf(await it.erase([one]))).toMatchObject({ refusal: "pending" });
    expect(await it.advance(refOf(one))).toMatchObject({ why: "receipts-missing" });
    it.state.handing = false;
    await untilFinished();
    expect(await progress()).toMatchObject({ state: "finished", refusal: "done" });
  });

  test("looks again until a look finds nothing", async () => {
    await it.erase([one]);
    await it.advance(refOf(one));
    it.held.add(`site ${one}`);
    it.pass(secondLookMs);
    expect(await it.advance(refOf(one))).toMatchObject({ why: "something-was-left" });
    await untilFinished();
    const site = (await progress())?.receipts.find(({ service }) => service === "site");
    expect(site?.removed).toEqual({ things: 2 });
  });

  test("asked again while it runs it goes on; asked again after its end it begins anew", async () => {
    await it.erase([one]);
    await it.advance(refOf(one));
    expect(progressOf(await it.erase([one]))).toMatchObject({ state: "erased" });
    await untilFinished();
    it.held.add(`site ${one}`);
    expect(progressOf(await it.erase([one]))).toMatchObject({ state: "pending" });
    await untilFinished();
    expect([...it.held].filter((thing) => thing.endsWith(one))).toEqual([]);
  });

  test("asked again after its end, it keeps the receipts and times of the first round, and adds to them", async () => {
    await it.erase([one]);
    await untilFinished();
    const first = await progress();
    it.pass(3_600_000);
    it.held.add(`site ${one}`);
    await it.erase([one]);
    await untilFinished();
    const again = await progress();
    for (const receipt of first?.receipts ?? []) {
      const later = again?.receipts.find(({ service }) => service === receipt.service);
      if (receipt.service === "site") expect(later?.removed).toEqual({ things: 2 });
      else expect(later).toMatchObject({ removed: { things: 1 }, erasedAt: receipt.erasedAt });
    }
    const { requestedAt, finishedAt } = first ?? {};
    expect(again?.earlier).toEqual([{ requestedAt, finishedAt }]);
  });

  test("an answer that comes when the saga was begun anew counts, and ends nothing of the new round", async () => {
    const slow = await it.erase([one]);
    await untilFinished();
    await it.erase([one]);
    const part = { holder: "site" as const, subject: refOf(one) };
    const erasedAt = "2026-03-01T12:00:00.000Z";
    await it.sagas.putReceipt(slow, part, { erasedAt, removed: { things: 3 } });
    const site = (await progress())?.receipts.find(({ service }) => service === "site");
    expect(site).toMatchObject({ state: "waiting", removed: { things: 4 } });
  });

  test("asked again before the job of the finished round was taken away, it has a job of its own", async () => {
    await it.erase([one]);
    await untilFinished();
    const finishedJob = await presentJob();
    await it.erase([one]);
    it.jobs.end(finishedJob ?? "");
    await untilFinished();
    expect(await progress()).toMatchObject({ state: "finished" });
  });

  test("asked by two at once there is one round and one job", async () => {
    await it.erase([one]);
    await it.erase([one]);
    expect(it.jobs.owed.size).toBe(1);
  });

  test("an unknown saga is nobody's", async () => {
    expect(await it.advance("nobody")).toEqual({ result: "unknown" });
  });
});

test("wherever processes die, it ends with nothing held, once a request was written", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 6 }),
      async (planned) => {
        const deaths = [...planned];
        it = createErasureWorld();
        it.holdEverything([one, merged]);
        const dying = async (work: () => Promise<unknown>) => {
          it.state.diesAfter = deaths.shift() ?? Number.POSITIVE_INFINITY;
          try {
            await work();
          } catch (error) {
            if (!(error instanceof Killed)) throw error;
          }
        };
        await dying(() => it.erase([one, merged]));
        // Whoever asked and got no answer asks again; before that the job alone must be able to go on.
        if ((await it.sagas.find(refOf(one))) === undefined)
          await dying(() => it.erase([one, merged]));
        while (deaths.length > 0) await dying(() => it.advance(refOf(one)));
        it.state.diesAfter = Number.POSITIVE_INFINITY;
        if ((await it.sagas.find(refOf(one))) === undefined) await it.erase([one, merged]);
        expect([...it.jobs.owed]).toContain(await presentJob());
        await untilFinished();
        expect([...it.held]).toEqual([]);
        expect(await progress()).toMatchObject({ state: "finished" });
      },
    ),
  );
});
