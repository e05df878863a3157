import type { Match, Subscription, Vacancy } from "@raakvlak/contracts";
import {
  createMemoryPairs,
  createMemoryRows,
  createMemoryVacancies,
} from "../../adapters/memory-ledger.ts";
import { createMemoryRecipients } from "../../adapters/memory-recipients.ts";
import { announceJobId, placeJobId, reassessJobId, sendJobId } from "../../domain/ids.ts";
import type { HandOver } from "../../domain/smtp-outcome.ts";
import { createAnnouncePlanned } from "../announce-refusal.ts";
import type { AlertMail } from "../compose-mail.ts";
import type { JobBook } from "../job-book.ts";
import { createKeepSubscriptions } from "../keep-subscriptions.ts";
import { createKeepVacancies } from "../keep-vacancies.ts";
import { createPlaceMatch } from "../place-match.ts";
import { createReassessRecipient } from "../reassess-recipient.ts";
import { createRefuse } from "../refuse.ts";
import { createReplacePairs } from "../replace-pairs.ts";
import type { RowSeed } from "../../domain/row.ts";
import { createSendRow } from "../send-row.ts";
import { createRandom, createScheduler } from "./scheduler.ts";

/** Rules that can be switched off, to prove that the model notices. */
export type Fault =
  | "fence-ignored"
  | "join-after-claim"
  | "rows-not-listed"
  | "send-not-planned"
  | "unwritten-not-ended"
  | "lease-not-checked";

export interface Delivered {
  readonly candidateId: string;
  readonly vacancyId: string;
  readonly epoch: number;
  readonly rowId: string;
  readonly step: number;
}

interface Job {
  readonly id: string;
  readonly kind: "send" | "place" | "announce" | "reassess";
  readonly payload: unknown;
  dueAtMs: number;
  readonly plannedAt: Date;
}

const start = new Date("2026-10-24T10:00:00.000Z");

/** Notification's use cases over in-memory stores with real semantics, and everything around them that can go wrong. */
export function createWorld(seed: number, faults: ReadonlySet<Fault> = new Set()) {
  const random = createRandom(seed);
  const scheduler = createScheduler(random, start);
  const { step, clock } = scheduler;
  const recipients = createMemoryRecipients(step);
  const rows = createMemoryRows(step);
  const pairs = createMemoryPairs(step);
  const vacancies = createMemoryVacancies(step);
  const jobs = new Map<string, Job>();
  const delivered: Delivered[] = [];
  const claimedAt = new Map<string, number>();
  const mergeHeldAt = new Map<string, number>();
  let calm = false;

  const put = (id: string, kind: Job["kind"], payload: unknown, dueAt: Date = clock.now()) => {
    if (!jobs.has(id))
      jobs.set(id, { id, kind, payload, dueAtMs: dueAt.getTime(), plannedAt: clock.now() });
  };
  const book: JobBook = {
    async planSend(row) {
      await step();
      if (!faults.has("send-not-planned")) put(sendJobId(row.id), "send", row, row.slot.dueAt);
    },
    async nudgeSend(row) {
      await step();
      if (faults.has("send-not-planned")) put(sendJobId(row.id), "send", row, row.slot.dueAt);
    },
    async wakeSends(rowIds) {
      await step();
      for (const id of rowIds) {
        const job = jobs.get(sendJobId(id));
        if (job) job.dueAtMs = scheduler.now();
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

  const faultyRows: typeof rows = {
    ...rows,
    async move(seen, to, patch) {
      const held = rows.all().find((row) => row.id === seen.id);
      const anyFence = faults.has("fence-ignored") && held;
      const moved = await rows.move(
        anyFence ? { id: seen.id, fence: held.fence } : seen,
        to,
        patch,
      );
      if (moved && to === "claimed") claimedAt.set(`${moved.id}#${moved.fence}`, scheduler.steps());
      return moved;
    },
    async join(row, joiner, now) {
      if (!faults.has("join-after-claim")) return rows.join(row, joiner, now);
      return (await rows.join(row, joiner, now)) || (await rows.get(row.id))?.state === "claimed";
    },
    async endUnwritten(row, reason, now) {
      if (!faults.has("unwritten-not-ended")) return rows.endUnwritten(row, reason, now);
      await step();
      return true;
    },
  };
  const faultyRecipients: typeof recipients = {
    ...recipients,
    listRow: async (candidateId, rowId, gathering) =>
      faults.has("rows-not-listed")
        ? recipients.listRow(candidateId, "elsewhere", gathering)
        : recipients.listRow(candidateId, rowId, gathering),
  };

  /** What the mail server does; delivery happens in the same operation as the last look at the lease. */
  const composed = new Map<Uint8Array, AlertMail>();
  const handOver = async (bytes: Uint8Array, enter: () => Promise<boolean>): Promise<HandOver> => {
    const mail = composed.get(bytes);
    const fate = calm ? 0 : random.below(100);
    await step();
    if (fate >= 92) return { kind: "deferred", response: "450 later" };
    if (fate >= 89) return { kind: "refused", response: "550 no such person" };
    const mayGo = await enter();
    if (!mayGo && !faults.has("lease-not-checked")) return { kind: "overtaken" };
    if (!mayGo) await step();
    const arrives = fate < 80;
    if (arrives && mail)
      for (const entry of mail.entries)
        delivered.push({
          candidateId: mail.subscription.candidateId,
          vacancyId: entry.vacancyId,
          epoch: Number(mail.rowId.split(".")[2]),
          rowId: mail.rowId,
          step: scheduler.steps(),
        });
    await step();
    if (fate < 72) return { kind: "accepted", response: "250 ok" };
    if (fate < 84) return { kind: "unknown", response: "connection lost" };
    return { kind: "deferred", response: "451 later" };
  };

  const deps = {
    clock,
    recipients: faultyRecipients,
    rows: faultyRows,
    pairs,
    vacancies,
    jobs: book,
    candidateRef: (candidateId: string) => candidateId,
    addressMark: (address: string) => address,
    isErased: async () => false,
    erasedAmong: async () => new Set<string>(),
    onLateFailure: (error: unknown) => {
      throw error;
    },
    deliveries: { record: async () => step() },
  };
  const sendDeps = {
    ...deps,
    leaseMs: 30_000,
    smtpTimeoutMs: 20_000,
    transport: {
      handOver: (mail: { bytes: Uint8Array }, enter: () => Promise<boolean>) =>
        handOver(mail.bytes, enter),
    },
    compose: async (mail: AlertMail) => {
      const bytes = new Uint8Array(1);
      composed.set(bytes, mail);
      return { from: "", to: mail.subscription.address, bytes };
    },
    replacePairs: createReplacePairs(deps),
  };
  const placeMatch = createPlaceMatch(deps);
  const keepVacancies = createKeepVacancies(vacancies);
  const sendRow = createSendRow(sendDeps);
  const announce = createAnnouncePlanned(deps);
  const reassess = createReassessRecipient(sendDeps);

  const runJob = async (job: Job): Promise<number | undefined> => {
    switch (job.kind) {
      case "send": {
        const result = await sendRow({ ...(job.payload as RowSeed), plannedAt: job.plannedAt });
        return result.kind === "again" ? result.inMs : undefined;
      }
      case "place":
        return (await placeMatch(job.payload as Match)).kind === "wait" ? 200 : undefined;
      case "announce": {
        const { candidateId, count } = job.payload as { candidateId: string; count: number };
        return (await announce(candidateId, count, job.plannedAt))?.inMs;
      }
      case "reassess": {
        const { candidateId, version } = job.payload as { candidateId: string; version: number };
        return (await reassess(candidateId, version, job.plannedAt))?.inMs;
      }
    }
  };

  return {
    /** The count as the store holds it, without being an operation. */
    refusalsOf: (candidateId: string) => recipients.peek(candidateId)?.refusals.count ?? 0,
    random,
    scheduler,
    jobs,
    rows,
    pairs,
    delivered,
    claimedAt,
    mergeHeldAt,
    recipients,
    setCalm() {
      calm = true;
    },
    skew: () => (calm ? 0 : (random.below(2_001) - 1_000) * random.pick([1, 60])),
    runJob,
    refuse: createRefuse(deps),
    keepSubscription: createKeepSubscriptions(deps),
    async keepVacancy(vacancy: Vacancy) {
      await keepVacancies([{ kind: "present", vacancy }]);
      for (const alias of vacancy.aliases) {
        const key = `${vacancy.vacancyId}<${alias}`;
        if (!mergeHeldAt.has(key)) mergeHeldAt.set(key, scheduler.steps());
      }
    },
    /** As the consumer does: what must wait goes to the durable jobs before the fact counts as done. */
    async consumeMatch(match: Match) {
      if ((await placeMatch(match)).kind === "wait") await book.planPlacement(match);
    },
  };
}

export type World = ReturnType<typeof createWorld>;
export type { Match, Subscription };
