import { grantStands } from "../domain/grant-check.ts";
import { asAddressee, type Addressee } from "../domain/recipient.ts";
import type { Row } from "../domain/row.ts";
import { isFinal } from "../domain/row-states.ts";
import { heldRecheckMs, sendTime } from "../domain/slot.ts";
import { handOverRow, type Handing } from "./hand-over-row.ts";
import { prepareRow } from "./prepare-row.ts";
import type { RowSeed } from "../domain/row.ts";
import {
  again,
  ended,
  type Claim,
  type SendDependencies,
  type SendResult,
  type SendStep,
} from "./send-dependencies.ts";
import { settleRow } from "./settle-row.ts";

/** A message that nobody has written this long after its job was planned is never going to be. */
const unwrittenGraceMs = 10_000;
const heldBackMs = 30_000;
const lostRaceMs = 100;

export interface SendJob extends RowSeed {
  readonly plannedAt: Date;
}

/**
 * Protocol D, steps 5 to 8, for one message: takes it as far as it can go now. Any number of senders may run it at any
 * time; what is final is only settled. "again" says when to come back.
 */
export function createSendRow(deps: SendDependencies) {
  return async (job: SendJob): Promise<SendResult> => {
    const row = await deps.rows.get(job.id);
    const step = row ? await takeOn(deps, row) : await endUnwritten(deps, job);
    if (step.kind !== "ended") return step;
    if (!step.row) return again(lostRaceMs, "moved-by-another");
    return isFinal(step.row.state)
      ? settleRow(deps, step.row)
      : again(lostRaceMs, "moved-by-another");
  };
}

export type SendRow = ReturnType<typeof createSendRow>;

async function takeOn(deps: SendDependencies, row: Row): Promise<SendStep> {
  if (isFinal(row.state)) return ended(row);
  const now = deps.clock.now();
  if (row.state === "handing") return endUncertain(deps, row, now);
  if (row.state === "claimed" && leaseLeftMs(row, now) > 0)
    return again(leaseLeftMs(row, now), "claimed-by-another");
  const recipient = asAddressee(await deps.recipients.get(row.candidateId));
  const early = notYet(row, recipient, now);
  if (early) return early;
  const claim = await claimRow(deps, row);
  return claim ? sendClaimed(deps, claim) : again(lostRaceMs, "claimed-by-another");
}

async function endUnwritten(
  deps: SendDependencies,
  job: SendJob,
): Promise<SendStep | Extract<SendResult, { kind: "done" }>> {
  const now = deps.clock.now();
  const graceMs = job.plannedAt.getTime() + unwrittenGraceMs - now.getTime();
  if (graceMs > 0) return again(graceMs, "not-written-yet");
  if (await deps.isErased(job.candidateId)) return { kind: "done" };
  // Whoever was about to write it and wakes up now finds it ended and takes another slot.
  await deps.rows.endUnwritten(job, "never-written", now);
  return ended(await deps.rows.get(job.id));
}

/** A crash or lost connection after the bytes may have left: told, and never silently sent again. */
async function endUncertain(deps: SendDependencies, row: Row, now: Date): Promise<SendStep> {
  const leftMs = leaseLeftMs(row, now) + deps.smtpTimeoutMs;
  if (leftMs > 0) return again(leftMs, "handing");
  return ended(
    await deps.rows.move(row, "uncertain", { reason: "no answer known", changedAt: now }),
  );
}

function leaseLeftMs(row: Row, now: Date): number {
  return (row.leaseUntil?.getTime() ?? 0) - now.getTime();
}

/** Planned messages only: once claimed nobody can join, so a message whose time has not come is left unclaimed. */
function notYet(
  row: Row,
  recipient: Addressee | undefined,
  now: Date,
): Extract<SendResult, { kind: "again" }> | undefined {
  if (row.state !== "planned" || !recipient || !mayBeMailed(row, recipient)) return undefined;
  if (recipient.onHold) return again(heldBackMs, "candidate-on-hold");
  const message = { kind: row.kind, key: row.slotKey, dueAt: row.dueAt, fence: row.fence };
  const at = sendTime(message, recipient.subscription, now);
  if (at === "held") return again(heldRecheckMs, "mail-switched-off");
  return at > now ? again(at.getTime() - now.getTime(), "slot-ahead") : undefined;
}

async function claimRow(deps: SendDependencies, row: Row): Promise<Claim | undefined> {
  // Taken before the claim is written: the claimer's own view of its lease must end first.
  const leaseEndsMs = deps.clock.monotonicMs() + deps.leaseMs;
  const changedAt = deps.clock.now();
  const leaseUntil = new Date(changedAt.getTime() + deps.leaseMs);
  const claimed = await deps.rows.move(row, "claimed", { leaseUntil, changedAt });
  return claimed && { row: claimed, leaseEndsMs };
}

async function sendClaimed(deps: SendDependencies, claim: Claim): Promise<SendStep> {
  let prepared: SendStep | Handing;
  try {
    prepared = await prepareClaimed(deps, claim);
  } catch (error) {
    // Nothing was offered yet: the next try need not wait for the lease to end.
    await deps.rows.move(claim.row, "planned", { changedAt: deps.clock.now() });
    throw error;
  }
  return prepared.kind === "ready" ? handOverRow(deps, prepared) : prepared;
}

/** The recipient is read after the claim: a refusal either is seen here, or finds the claimed message and ends it. */
async function prepareClaimed(deps: SendDependencies, claim: Claim): Promise<SendStep | Handing> {
  const { row } = claim;
  const recipient = asAddressee(await deps.recipients.get(row.candidateId));
  const changedAt = deps.clock.now();
  if (!recipient || !mayBeMailed(row, recipient))
    return ended(await deps.rows.move(row, "suppressed", { reason: "not-granted", changedAt }));
  if (recipient.onHold) {
    await deps.rows.move(row, "planned", { changedAt });
    return again(heldBackMs, "candidate-on-hold");
  }
  return prepareRow(deps, claim, recipient);
}

function mayBeMailed(row: Row, { subscription, refusals }: Addressee): boolean {
  return grantStands(row.epoch, subscription.grants.alerts, refusals);
}
