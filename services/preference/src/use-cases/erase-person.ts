import { newErasureSaga, type ErasureSaga } from "../domain/erasure-saga.ts";
import type { ErasureSagas } from "./erasure-sagas.ts";
import type { TakeErasureSteps } from "./take-erasure-steps.ts";

interface Needs {
  sagas: ErasureSagas;
  takeSteps: TakeErasureSteps;
  toAdvance: {
    /** Remembers, before anything is written, that this saga has to go on. */
    remember(sagaId: string): Promise<void>;
    /** Has a worker go on with it now. */
    hurry(sagaId: string): Promise<void>;
  };
  pseudonymise: (candidateId: string) => string;
  now: () => Date;
}

/** `candidateIds`: every id that was merged into the person, the one asked for first. */
export type ErasePerson = (candidateIds: readonly string[]) => Promise<ErasureSaga>;

/**
 * Begins the erasure of a person and does this service's part at once: refused first, marked before deleting (protocol
 * F). A worker takes it to its end in the other services, also after a crash anywhere. Safe to repeat.
 */
export function createErasePerson(needs: Needs): ErasePerson {
  const { sagas, takeSteps, toAdvance, pseudonymise, now } = needs;
  return async (candidateIds) => {
    const subjects = candidateIds.map(pseudonymise);
    const asked = newErasureSaga(candidateIds, subjects, now().toISOString());
    await toAdvance.remember(asked.id);
    const begun = await sagas.begin(asked);
    await takeSteps(begun, ["preference"]);
    await toAdvance.hurry(asked.id);
    return (await sagas.find(asked.id)) ?? begun;
  };
}
