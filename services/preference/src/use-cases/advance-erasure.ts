import {
  holders as allHolders,
  isErasedEverywhere,
  removedNothing,
  type ErasureSaga,
} from "../domain/erasure-saga.ts";
import type { ErasingHolders, ErasureRound, ErasureSagas } from "./erasure-sagas.ts";
import type { TakeErasureSteps } from "./take-erasure-steps.ts";

interface Needs {
  sagas: ErasureSagas;
  takeSteps: TakeErasureSteps;
  holders: Pick<ErasingHolders, "erase">;
  pseudonymise: (candidateId: string) => string;
  now: () => Date;
  /** How long after the last receipt every service is asked once more. */
  secondLookMs: number;
}

/**
 * Takes a round of a saga as far as it can go now. `again`: when to come back. Unknown: its request died before it was
 * written, or found another round under way.
 */
export type AdvanceErasure = (
  of: ErasureRound,
) => Promise<{ result: "finished" | "unknown" } | { result: "again"; inMs: number; why: string }>;

const firstRetryMs = 1_000;
const rarestRetryMs = 60_000;

export function createAdvanceErasure(needs: Needs): AdvanceErasure {
  const { sagas, takeSteps, now, secondLookMs } = needs;

  return async (of) => {
    const found = await sagas.find(of.id);
    if (found?.round !== of.round) return { result: "unknown" };
    if (found.finishedAt !== undefined) return { result: "finished" };
    await takeSteps(found, allHolders);
    const saga = (await sagas.find(of.id)) ?? found;
    if (!isErasedEverywhere(saga))
      return { result: "again", inMs: retryMs(saga), why: "receipts-missing" };
    if (saga.erasedAt === undefined) {
      await sagas.erased(of, now().toISOString());
      return { result: "again", inMs: secondLookMs, why: "second-look" };
    }
    const restMs = Date.parse(saga.erasedAt) + secondLookMs - now().getTime();
    if (restMs > 0) return { result: "again", inMs: restMs, why: "second-look" };
    return lookAgain(saga);
  };

  /**
   * What a process that died in the middle of a write may have left is found by asking everybody once more, when all that
   * was under way has ended. Only a look that finds nothing finishes the saga.
   */
  async function lookAgain(saga: ErasureSaga): ReturnType<AdvanceErasure> {
    let foundSome = false;
    for (const candidateId of saga.candidateIds) {
      const subject = needs.pseudonymise(candidateId);
      for (const holder of allHolders) {
        const receipt = await needs.holders.erase(candidateId, holder);
        if (removedNothing(receipt)) continue;
        foundSome = true;
        await sagas.putReceipt(saga, { holder, subject }, receipt);
      }
    }
    const at = now().toISOString();
    if (foundSome) {
      await sagas.erased(saga, at);
      return { result: "again", inMs: secondLookMs, why: "something-was-left" };
    }
    await sagas.finish(saga, at);
    return { result: "finished" };
  }
}

function retryMs({ steps }: ErasureSaga): number {
  const waiting = Object.values(steps).filter(({ state }) => state === "waiting");
  const attempts = Math.max(0, ...waiting.map((step) => step.attempts));
  return Math.min(firstRetryMs * 2 ** Math.min(attempts, 10), rarestRetryMs);
}
