import type { Clock, DueStore, JobQueue } from "@raakvlak/runtime";

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
  const advanceId = (sagaId: string) => `advance-erasure:${sagaId}`;
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
      remember: (sagaId: string) => remember(advanceId(sagaId), "advance-erasure", { sagaId }),
      async hurry(sagaId: string) {
        await due.reschedule(advanceId(sagaId), clock.now());
        await queue.add([{ id: advanceId(sagaId), kind: "advance-erasure" }]);
      },
    },
  };
}
