import type { Clock, DueStore, JobQueue } from "@raakvlak/runtime";
import { announceJobId, placeJobId, reassessJobId, sendJobId } from "../domain/ids.ts";
import type { JobBook } from "../use-cases/job-book.ts";

export interface DueJobBookOptions {
  readonly due: DueStore;
  readonly queue: Pick<JobQueue, "add">;
  readonly clock: Clock;
  readonly candidateRef: (candidateId: string) => string;
}

const standingKept = 20_000;

/** The jobs in the `due` collection; the queue is only told, and may forget (invariant 2). */
export function createDueJobBook({ due, queue, clock, candidateRef }: DueJobBookOptions): JobBook {
  const putNow = async (job: { id: string; kind: string; payload: unknown }) => {
    await due.putMany([job]);
    await queue.add([job]);
  };
  /**
   * Messages whose job stands in `due`: it stays there until the message has ended, and then nobody can join it. So who
   * joins one after the other writes the job once.
   */
  const standing = new Set<string>();
  return {
    async planSend({ id, candidateId, slot }) {
      if (standing.has(id)) return;
      const payload = { id, candidateId, slot: { ...slot, dueAt: slot.dueAt.toISOString() } };
      await due.putMany([{ id: sendJobId(id), kind: "send-row", payload, dueAt: slot.dueAt }]);
      if (standing.size >= standingKept) standing.clear();
      standing.add(id);
    },
    async nudgeSend({ id, slot }) {
      if (slot.dueAt <= clock.now()) await queue.add([{ id: sendJobId(id), kind: "send-row" }]);
    },
    async wakeSends(rowIds) {
      const jobs = rowIds.map((rowId) => ({ id: sendJobId(rowId), kind: "send-row" }));
      for (const { id } of jobs) await due.reschedule(id, clock.now());
      if (jobs.length > 0) await queue.add(jobs);
    },
    async planPlacement(match) {
      const id = placeJobId(candidateRef(match.candidateId), match);
      await putNow({ id, kind: "place-match", payload: match });
    },
    async planAnnouncement(candidateId, count, dueAt) {
      const id = announceJobId(candidateRef(candidateId), "alerts", count);
      await due.putMany([{ id, kind: "announce-refusal", payload: { candidateId, count }, dueAt }]);
    },
    async announced(candidateId, count) {
      await due.remove([announceJobId(candidateRef(candidateId), "alerts", count)]);
    },
    async planReassessment(candidateId, version) {
      const id = reassessJobId(candidateRef(candidateId), version);
      await putNow({ id, kind: "reassess-recipient", payload: { candidateId, version } });
    },
  };
}
