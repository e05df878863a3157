import type { Row, RowRecord } from "../domain/row.ts";
import { deferralMs, giveUpAfterMs, type HandOver } from "../domain/smtp-outcome.ts";
import type { MailFacts, ReadyMail } from "./mail-transport.ts";
import {
  again,
  ended,
  type Claim,
  type SendDependencies,
  type SendStep,
} from "./send-dependencies.ts";

export interface Handing {
  readonly kind: "ready";
  readonly claim: Claim;
  readonly record: RowRecord;
  readonly mail: ReadyMail;
  readonly facts: MailFacts;
}

/** Protocol D, steps 6 and 7. Every write is on the fence: who was overtaken writes nothing. */
export async function handOverRow(deps: SendDependencies, handing: Handing): Promise<SendStep> {
  const { claim, record, mail, facts } = handing;
  const addressMark = deps.addressMark(mail.to);
  let handed: Row | undefined;
  let agreed = false;
  const enter = async (): Promise<boolean> => {
    const changedAt = deps.clock.now();
    handed = await deps.rows.move(claim.row, "handing", { ...record, addressMark, changedAt });
    // The last look, directly before the bytes, on a clock that only goes forward (step 6).
    agreed = handed !== undefined && deps.clock.monotonicMs() < claim.leaseEndsMs;
    return agreed;
  };
  let outcome: HandOver;
  try {
    outcome = await deps.transport.handOver(mail, enter, facts);
  } catch (error) {
    // Should the transport fail after all with the bytes under way: told, as far as anybody can know.
    if (agreed) outcome = { kind: "unknown", response: "the transport failed" };
    else {
      // Nothing has left. Should this write fail too, the message ends as uncertain after its lease.
      await deps.rows.move(claim.row, "planned", { changedAt: deps.clock.now() });
      throw error;
    }
  }
  // Outside the catch: when this write fails, the message must stay in handing.
  return conclude(deps, handed ?? claim.row, outcome, { ...record, addressMark });
}

async function conclude(
  deps: SendDependencies,
  row: Row,
  outcome: HandOver,
  record: RowRecord & { addressMark: string },
): Promise<SendStep> {
  const changedAt = deps.clock.now();
  switch (outcome.kind) {
    case "accepted":
      return ended(await deps.rows.move(row, "sent", { reason: outcome.response, changedAt }));
    case "unknown":
      return ended(await deps.rows.move(row, "uncertain", { reason: outcome.response, changedAt }));
    case "refused": {
      const patch = { ...record, reason: outcome.response, changedAt };
      return ended(await deps.rows.move(row, "failed", patch));
    }
    case "deferred":
      return defer(deps, row, outcome.response, record);
    case "overtaken":
      // The lease ended between the fence and the bytes: nothing left, the next claimer sends it.
      if (row.state === "handing") await deps.rows.move(row, "planned", { changedAt });
      return again(0, "overtaken");
  }
}

async function defer(
  deps: SendDependencies,
  row: Row,
  response: string,
  record: RowRecord & { addressMark: string },
): Promise<SendStep> {
  const changedAt = deps.clock.now();
  const deferredSince = row.deferredSince ?? changedAt;
  if (changedAt.getTime() - deferredSince.getTime() >= giveUpAfterMs) {
    const reason = `deferred for five days, last: ${response}`;
    return ended(await deps.rows.move(row, "failed", { ...record, reason, changedAt }));
  }
  const waitMs = deferralMs(row.deferrals);
  const dueAt = new Date(changedAt.getTime() + waitMs);
  const deferrals = row.deferrals + 1;
  const patch = { dueAt, deferredSince, deferrals, reason: response, changedAt };
  await deps.rows.move(row, "planned", patch);
  return again(waitMs, "deferred");
}
