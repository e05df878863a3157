import { beforeEach, describe, expect, test } from "vitest";
import { newErasureSaga, stepKey, type ErasureSaga } from "../domain/erasure-saga.ts";
import type { ErasureSagas } from "./erasure-sagas.ts";

const holder = "matching";
const requestedAt = "2026-03-01T10:00:00.000Z";
const erasedAt = "2026-03-01T10:00:05.000Z";
const finishedAt = "2026-03-01T10:02:00.000Z";
const receiptOf = (profiles: number) => ({ erasedAt, removed: { profiles, "run-sets": 0 } });
let people = 0;

/** What every store of sagas does, the one in memory too. */
export function describeErasureSagas(name: string, open: () => Promise<ErasureSagas>): void {
  describe(name, () => {
    let sagas: ErasureSagas;
    let saga: ErasureSaga;
    const asked = (round: string) =>
      newErasureSaga({ candidateIds: ["id"], subjects: [saga.id], requestedAt, round });
    const part = () => ({ holder, subject: saga.id }) as const;
    const step = async () => (await sagas.find(saga.id))?.steps[stepKey(holder, saga.id)];
    const finish = async () => {
      await sagas.erased(saga, erasedAt);
      await sagas.finish(saga, finishedAt);
    };
    beforeEach(async () => {
      sagas = await open();
      const subjects = [`hmac-${(people += 1)}`];
      saga = newErasureSaga({ candidateIds: ["id"], subjects, requestedAt, round: "first" });
      expect(await sagas.begin(saga)).toEqual(saga);
    });

    test("one that is under way is found, not begun anew", async () => {
      await sagas.refused(saga);
      expect(await sagas.begin(asked("second"))).toEqual({ ...saga, refusal: "done" });
    });

    test("of two takers neither takes from the other's receipt, whoever is first", async () => {
      for (const removed of [0, 5, 2, 0]) await sagas.putReceipt(saga, part(), receiptOf(removed));
      expect(await step()).toEqual({
        ...part(),
        state: "erased",
        attempts: 1,
        receipt: receiptOf(7),
      });
    });

    test("a problem is noted while no receipt is there, and gone with it", async () => {
      await sagas.putProblem(saga, part(), "away");
      expect(await step()).toMatchObject({ state: "waiting", attempts: 1, problem: "away" });
      await sagas.putReceipt(saga, part(), receiptOf(1));
      await sagas.putProblem(saga, part(), "late");
      expect(await step()).toEqual({
        ...part(),
        state: "erased",
        attempts: 2,
        receipt: receiptOf(1),
      });
    });

    test("a later receipt has the later time only when it removed something", async () => {
      const later = "2026-03-01T10:01:00.000Z";
      await sagas.putReceipt(saga, part(), receiptOf(1));
      await sagas.putReceipt(saga, part(), { ...receiptOf(0), erasedAt: later });
      expect((await step())?.receipt).toEqual(receiptOf(1));
      await sagas.putReceipt(saga, part(), { ...receiptOf(1), erasedAt: later });
      expect((await step())?.receipt).toEqual({ ...receiptOf(2), erasedAt: later });
    });

    test("the end forgets the ids; another round has them again, waits for everybody, and keeps receipts and times", async () => {
      await sagas.putReceipt(saga, part(), receiptOf(4));
      await finish();
      expect(await sagas.find(saga.id)).toMatchObject({ candidateIds: [], finishedAt });
      const begun = await sagas.begin(asked("second"));
      expect(begun).toEqual(await sagas.find(saga.id));
      expect(begun).toEqual({
        ...asked("second"),
        earlier: [{ requestedAt, finishedAt }],
        steps: {
          ...saga.steps,
          [stepKey(holder, saga.id)]: {
            ...part(),
            state: "waiting",
            attempts: 0,
            receipt: receiptOf(4),
          },
        },
      });
    });

    test("what is late from the round before counts as removed, and changes nothing else", async () => {
      await finish();
      await sagas.begin(asked("second"));
      await sagas.putReceipt(saga, part(), receiptOf(3));
      await sagas.putProblem(saga, part(), "away");
      await sagas.refused(saga);
      await finish();
      expect(await step()).toEqual({
        ...part(),
        state: "waiting",
        attempts: 0,
        receipt: receiptOf(3),
      });
      const now = await sagas.find(saga.id);
      expect(now).toMatchObject({ round: "second", refusal: "pending", candidateIds: ["id"] });
      expect([now?.erasedAt, now?.finishedAt]).toEqual([undefined, undefined]);
    });
  });
}
