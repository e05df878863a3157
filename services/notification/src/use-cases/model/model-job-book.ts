import type { Clock } from "@raakvlak/runtime";
import { announceJobId, placeJobId, reassessJobId, sendJobId } from "../../domain/ids.ts";
import type { JobBook } from "../job-book.ts";
import type { Faults } from "./fault.ts";

export interface ModelJob {
  readonly id: string;
  readonly kind: "send" | "place" | "announce" | "reassess";
  readonly payload: unknown;
  dueAtMs: number;
  readonly plannedAt: Date;
}

interface Options {
  readonly step: () => Promise<void>;
  readonly clock: Clock;
  readonly faults: Faults;
  /** The world's time, without an actor's skew. */
  readonly nowMs: () => number;
}

/** The durable jobs: what stands in `due`. The queue before it may forget everything and is left out. */
export function createModelJobBook({ step, clock, faults, nowMs }: Options) {
  const jobs = new Map<string, ModelJob>();
  const put = (id: string, kind: ModelJob["kind"], payload: unknown, dueAt = clock.now()) => {
    if (!jobs.has(id))
      jobs.set(id, { id, kind, payload, dueAtMs: dueAt.getTime(), plannedAt: clock.now() });
  };
  const tooLate = faults.has("send-not-planned");
  const book: JobBook = {
    async planSend(row) {
      await step();
      if (!tooLate) put(sendJobId(row.id), "send", row, row.slot.dueAt);
    },
    async nudgeSend(row) {
      await step();
      if (tooLate) put(sendJobId(row.id), "send", row, row.slot.dueAt);
    },
    async wakeSends(rowIds) {
      await step();
      for (const id of rowIds) {
        const job = jobs.get(sendJobId(id));
        if (job) job.dueAtMs = nowMs();
      }
    },
    async planPlacement(match) {
      await step();
      put(placeJobId(match.candidateId, match), "place", match);
    },
    async planAnnouncement(candidateId, count, dueAt) {
      await step();
      put(announceJobId(candidateId, "alerts", count), "announce", { candidateId, count }, dueAt);
    },
    async announced(candidateId, count) {
      await step();
      jobs.delete(announceJobId(candidateId, "alerts", count));
    },
    async planReassessment(candidateId, version) {
      await step();
      put(reassessJobId(candidateId, version), "reassess", { candidateId, version });
    },
  };
  return { jobs, book };
}
