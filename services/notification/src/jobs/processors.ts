import type { Match } from "@raakvlak/contracts";
import { jobDone, putBack, type Clock, type DueJob, type JobResult } from "@raakvlak/runtime";
import type { AnnouncePlanned } from "../use-cases/announce-refusal.ts";
import type { PlaceMatch } from "../use-cases/place-match.ts";
import type { ReassessRecipient } from "../use-cases/reassess-recipient.ts";
import type { SendRow } from "../use-cases/send-row.ts";

interface Needs {
  readonly clock: Clock;
  readonly sendRow: SendRow;
  readonly placeMatch: PlaceMatch;
  readonly announcePlanned: AnnouncePlanned;
  readonly reassessRecipient: ReassessRecipient;
  readonly isErased: (candidateId: string) => Promise<boolean>;
  /** Removes what a job wrote of people who were erased while it ran. */
  readonly forget: (candidateIds: readonly string[]) => Promise<void>;
  readonly onGivenUp: (match: Match) => void;
}

interface SendPayload {
  readonly id: string;
  readonly candidateId: string;
  readonly slot: { kind: "instant" | "digest"; epoch: number; key: string; dueAt: string };
}

/** One day more than the topic keeps matches: what they wait for by then was never published. */
const giveUpAfterMs = 8 * 24 * 3_600_000;
const longestWaitMs = 5 * 60_000;

export function createProcessors(needs: Needs) {
  /** Protocol F: a job of somebody who was erased meanwhile leaves nothing behind. */
  const unlessErased = async (candidateId: string, result: JobResult): Promise<JobResult> => {
    if (!(await needs.isErased(candidateId))) return result;
    await needs.forget([candidateId]);
    return jobDone();
  };
  return {
    "send-row": async ({ payload, createdAt }: DueJob<SendPayload>): Promise<JobResult> => {
      const slot = { ...payload.slot, dueAt: new Date(payload.slot.dueAt) };
      const result = await needs.sendRow({ ...payload, slot, plannedAt: createdAt });
      if (result.kind === "again") return putBack(result.inMs, result.reason);
      return unlessErased(payload.candidateId, jobDone());
    },
    "place-match": async ({ payload, createdAt }: DueJob<Match>): Promise<JobResult> => {
      if (await needs.isErased(payload.candidateId)) return jobDone();
      const result = await needs.placeMatch(payload);
      if (result.kind !== "wait") return unlessErased(payload.candidateId, jobDone());
      const ageMs = needs.clock.now().getTime() - createdAt.getTime();
      if (ageMs < giveUpAfterMs) return putBack(waitMs(ageMs), result.reason);
      needs.onGivenUp(payload);
      return jobDone();
    },
    "announce-refusal": async ({
      payload: { candidateId, count },
      createdAt,
    }: DueJob<{ candidateId: string; count: number }>): Promise<JobResult> => {
      const later = await needs.announcePlanned(candidateId, count, createdAt);
      return later ? putBack(later.inMs, "refusal-not-written") : jobDone();
    },
    "reassess-recipient": async ({
      payload: { candidateId, version },
      createdAt,
    }: DueJob<{ candidateId: string; version: number }>): Promise<JobResult> => {
      const later = await needs.reassessRecipient(candidateId, version, createdAt);
      if (later) return putBack(later.inMs, later.reason);
      return unlessErased(candidateId, jobDone());
    },
  };
}

/** Mostly the other topic is only moments behind: soon at first, a fifth of the age later on. */
function waitMs(ageMs: number): number {
  return Math.min(Math.max(Math.round(ageMs / 5), 50), longestWaitMs);
}
