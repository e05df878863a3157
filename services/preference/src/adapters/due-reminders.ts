import type { Clock, DueStore, JobQueue } from "@raakvlak/runtime";
import type { ErasureRound } from "../use-cases/erasure-sagas.ts";

interface Needs {
  due: DueStore;
  queue: Pick<JobQueue, "add">;
  clock: Clock;
  /** Job ids reach Redis, where no candidate's id may stand (invariant 9). */
  pseudonymise: (candidateId: string) => string;
}

/** How long the caller itself has for its steps before a worker takes them over. */
const takeOverMs = 15_000;

/** The use cases' memory of unfinished steps, as due jobs. */
export function createDueReminders({ due, queue, clock, pseudonymise: ref }: Needs) {
  const later = () => new Date(clock.now().getTime() + takeOverMs);
  const remember = (id: string, kind: string, payload: unknown) =>
    due.putMany([{ id, kind, payload, dueAt: later() }]);
  const applyId = (id: string, revision: number) => `apply-consents:${ref(id)}:${revision}`;
  const completeId = (id: string, epoch: number) => `complete-grant:${ref(id)}:${epoch}`;
  const refuseId = (id: string) => `refuse-alerts:site:${ref(id)}`;
  // With the round: the end of one does not take away the job of the next, which may have begun meanwhile.
  const advanceId = ({ id, round }: ErasureRound) => `advance-erasure:${id}:${round}`;
  return {
    toApply: {
      remember: (candidateId: string, revision: number) =>
        remember(applyId(candidateId, revision), "apply-consents", { candidateId }),
      done: (candidateId: string, revision: number) => due.remove([applyId(candidateId, revision)]),
    },
    toComplete: {
      remember: (candidateId: string, epoch: number) =>
        remember(completeId(candidateId, epoch), "complete-grant", { candidateId }),
      done: (candidateId: string, epoch: number) => due.remove([completeId(candidateId, epoch)]),
    },
    toRefuse: {
      remember: (candidateId: string) =>
        remember(refuseId(candidateId), "refuse-alerts", { candidateId, how: "site" }),
      done: (candidateId: string) => due.remove([refuseId(candidateId)]),
    },
    toAdvance: {
      remember: (of: ErasureRound) =>
        remember(advanceId(of), "advance-erasure", { sagaId: of.id, round: of.round }),
      async hurry(of: ErasureRound) {
        await due.reschedule(advanceId(of), clock.now());
        await queue.add([{ id: advanceId(of), kind: "advance-erasure" }]);
      },
      forget: (of: ErasureRound) => due.remove([advanceId(of)]),
    },
  };
}
