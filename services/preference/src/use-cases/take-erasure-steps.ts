import type { Holder } from "@raakvlak/contracts";
import {
  isErasedEverywhere,
  stepKey,
  type ErasureSaga,
  type ErasureStep,
} from "../domain/erasure-saga.ts";
import type { ErasingHolders, ErasureSagas } from "./erasure-sagas.ts";

interface Needs {
  sagas: ErasureSagas;
  holders: ErasingHolders;
  pseudonymise: (candidateId: string) => string;
  /** A short code for what kept a service from answering. */
  problemOf: (error: unknown) => string;
}

/** Refuses, then asks the given services that still owe a receipt, once each. Never throws for one that can not be asked. */
export type TakeErasureSteps = (saga: ErasureSaga, of: readonly Holder[]) => Promise<void>;

export function createTakeErasureSteps(needs: Needs): TakeErasureSteps {
  const { sagas, holders, pseudonymise, problemOf } = needs;

  /** Whether notification says that nothing is on its way any more. */
  async function refuseAll(candidateIds: readonly string[]): Promise<boolean> {
    try {
      const states = await Promise.all(candidateIds.map((id) => holders.refuse(id, "erasure")));
      return states.every((state) => state === "done");
    } catch {
      return false;
    }
  }

  async function take(saga: ErasureSaga, candidateId: string, step: ErasureStep): Promise<void> {
    try {
      await sagas.putReceipt(saga, step, await holders.erase(candidateId, step.holder));
    } catch (error) {
      await sagas.putProblem(saga, step, problemOf(error));
    }
  }

  return async (saga, of) => {
    if (isErasedEverywhere(saga)) return;
    if (saga.refusal === "pending" && (await refuseAll(saga.candidateIds)))
      await sagas.refused(saga);
    for (const candidateId of saga.candidateIds) {
      const subject = pseudonymise(candidateId);
      const open = of.flatMap((holder) => {
        const step = saga.steps[stepKey(holder, subject)];
        return step?.state === "waiting" ? [step] : [];
      });
      await Promise.all(open.map((step) => take(saga, candidateId, step)));
    }
  };
}
