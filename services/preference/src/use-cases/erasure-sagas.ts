import type { ErasureReceipt, ErasureSaga, ErasureStep } from "../domain/erasure-saga.ts";

/** One round of one saga: what is written of an older round does not touch the present one, but for its receipts. */
export type ErasureRound = Pick<ErasureSaga, "id" | "round">;

/** Whose part of it. */
export type ErasurePart = Pick<ErasureStep, "holder" | "subject">;

/** The sagas, found by the HMAC of the id. Every write is one conditional document operation. */
export interface ErasureSagas {
  find(id: string): Promise<ErasureSaga | undefined>;
  /**
   * Begins it; one that is under way stays as it is, one that has finished begins another round, with the receipts of those
   * before. Resolves to what then stands.
   */
  begin(saga: ErasureSaga): Promise<ErasureSaga>;
  /**
   * Adds what was removed to the service's receipt, whichever round it was asked in, and ends its waiting in this round. Of
   * two that asked at once neither overwrites what the other found.
   */
  putReceipt(of: ErasureRound, part: ErasurePart, receipt: ErasureReceipt): Promise<void>;
  /** An attempt without a receipt; nothing is written to one that has it. */
  putProblem(of: ErasureRound, part: ErasurePart, problem: string): Promise<void>;
  refused(of: ErasureRound): Promise<void>;
  erased(of: ErasureRound, at: string): Promise<void>;
  /** Ends it and forgets the ids. */
  finish(of: ErasureRound, at: string): Promise<void>;
}

/** The services as the saga asks them; each throws when it can not be asked or says no. */
export interface ErasingHolders {
  refuse(candidateId: string, how: "erasure"): Promise<"done" | "pending">;
  erase(candidateId: string, holder: ErasureStep["holder"]): Promise<ErasureReceipt>;
}
