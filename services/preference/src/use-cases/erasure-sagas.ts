import type { ErasureSaga, ErasureStep } from "../domain/erasure-saga.ts";

/** The sagas, found by the HMAC of the id. Every write is one conditional document operation. */
export interface ErasureSagas {
  find(id: string): Promise<ErasureSaga | undefined>;
  /** Begins it; one that is under way stays as it is, one that has finished begins anew. Resolves to what then stands. */
  begin(saga: ErasureSaga): Promise<ErasureSaga>;
  /** A receipt stands over any other outcome; nothing is written once the saga has finished. */
  putStep(id: string, step: ErasureStep): Promise<void>;
  refused(id: string): Promise<void>;
  erased(id: string, at: string): Promise<void>;
  /** Ends it and forgets the ids. */
  finish(id: string, at: string): Promise<void>;
}

/** The services as the saga asks them; each throws when it can not be asked or says no. */
export interface ErasingHolders {
  refuse(candidateId: string, how: "erasure"): Promise<"done" | "pending">;
  erase(candidateId: string, holder: ErasureStep["holder"]): Promise<ErasureStepReceipt>;
}

type ErasureStepReceipt = NonNullable<ErasureStep["receipt"]>;
