import type { Clock, DueStore, JobQueue } from "@raakvlak/runtime";
import type { Holder } from "../use-cases/erase-subject.ts";

interface Needs {
  due: DueStore;
  queue: Pick<JobQueue, "add">;
  clock: Clock;
}

/** How long the caller itself has for its steps before a worker takes them over. */
const takeOverMs = 15_000;

/** The use cases' memory of unfinished steps, as due jobs. */
export function createDueReminders({ due, queue, clock }: Needs) {
  const later = () => new Date(clock.now().getTime() + takeOverMs);
  const remember = (id: string, kind: string, payload: unknown) =>
    due.putMany([{ id, kind, payload, dueAt: later() }]);
  return {
    toApply: {
      remember: (candidateId: string, revision: number) =>
        remember(`apply-consents:${candidateId}:${revision}`, "apply-consents", { candidateId }),
      done: (candidateId: string, revision: number) =>
        due.remove([`apply-consents:${candidateId}:${revision}`]),
    },
    toComplete: {
      remember: (candidateId: string, epoch: number) =>
        remember(`complete-grant:${candidateId}:${epoch}`, "complete-grant", { candidateId }),
      done: (candidateId: string, epoch: number) =>
        due.remove([`complete-grant:${candidateId}:${epoch}`]),
    },
    toRefuse: {
      remember: (candidateId: string, how: "site" | "erasure") =>
        remember(`refuse-alerts:${how}:${candidateId}`, "refuse-alerts", { candidateId, how }),
      done: (candidateId: string, how: "site" | "erasure") =>
        due.remove([`refuse-alerts:${how}:${candidateId}`]),
    },
    toErase: {
      async remember(candidateId: string, holder: Holder) {
        const id = `erase-at-holder:${holder}:${candidateId}`;
        await due.putMany([{ id, kind: "erase-at-holder", payload: { candidateId, holder } }]);
        await queue.add([{ id, kind: "erase-at-holder" }]);
      },
    },
  };
}
