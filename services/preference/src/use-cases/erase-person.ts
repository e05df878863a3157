import { newErasureSaga, type ErasureSaga } from "../domain/erasure-saga.ts";
import type { ErasureRound, ErasureSagas } from "./erasure-sagas.ts";
import type { TakeErasureSteps } from "./take-erasure-steps.ts";

interface Needs {
  sagas: ErasureSagas;
  takeSteps: TakeErasureSteps;
  toAdvance: {
    /** Remembers, before anything is written, that this round has to go on. */
    remember(of: ErasureRound): Promise<void>;
    /** Has a worker go on with it now. */
    hurry(of: ErasureRound): Promise<void>;
    /** That round never began: another was under way. */
    forget(of: ErasureRound): Promise<void>;
  };
  newRound: () => string;
  pseudonymise: (candidateId: string) => string;
  now: () => Date;
}

/** `candidateIds`: every id of the person, the one asked for first. Nothing merges ids yet, so its caller gives one. */
export type ErasePerson = (candidateIds: readonly string[]) => Promise<ErasureSaga>;

/**
 * Begins the erasure of a person and does this service's part at once: refused first, marked before deleting (protocol
 * F). A worker takes it to its end in the other services, also after a crash anywhere. Safe to repeat.
 */
export function createErasePerson(needs: Needs): ErasePerson {
  const { sagas, takeSteps, toAdvance, pseudonymise, newRound, now } = needs;
  return async (candidateIds) => {
    const subjects = candidateIds.map(pseudonymise);
    const requestedAt = now().toISOString();
    const asked = newErasureSaga({ candidateIds, subjects, requestedAt, round: newRound() });
    await toAdvance.remember(asked);
    const begun = await sagas.begin(asked);
    if (begun.round !== asked.round) {
      // Should its own job have been lost, whoever asks again brings it back.
      await toAdvance.remember(begun);
      await toAdvance.forget(asked);
    }
    await takeSteps(begun, ["preference"]);
    await toAdvance.hurry(begun);
    return (await sagas.find(begun.id)) ?? begun;
  };
}
