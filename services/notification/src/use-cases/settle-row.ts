import type { Delivery } from "@raakvlak/contracts";
import type { Row } from "../domain/row.ts";
import { codesOf } from "../domain/smtp-outcome.ts";
import { again, done, type SendDependencies, type SendResult } from "./send-dependencies.ts";

const carryWaitMs = 500;

/** What follows from a message that has ended: the fact, what it carries, and off the list of open messages. Idempotent. */
export async function settleRow(deps: SendDependencies, row: Row): Promise<SendResult> {
  const delivery = deliveryOf(row);
  if (delivery) await deps.deliveries.record(delivery, { job: row.id, version: row.fence });
  const waitsFor = await deps.replacePairs(row.candidateId, carriedBy(row));
  if (waitsFor) return again(carryWaitMs, waitsFor);
  await deps.recipients.closeRow(row.candidateId, row.id, row.state === "failed");
  return done;
}

/** A message that was refused carries nothing: nobody wants it any more. */
function carriedBy(row: Row): string[] {
  return row.state === "suppressed" ? [] : row.carried.map((one) => one.vacancyId);
}

/** An uncertain message has no fact until somebody knows better, an empty one never existed for others. */
function deliveryOf(row: Row): Delivery | undefined {
  const about = {
    candidateId: row.candidateId,
    at: row.changedAt.toISOString(),
    messageId: row.id,
    kind: row.kind,
    slot: row.slotKey,
  };
  const reason = (row.reason ?? "").slice(0, 300);
  switch (row.state) {
    case "sent":
      return { outcome: "sent", ...about, vacancyIds: [...row.mailed] };
    case "failed":
      return { outcome: "failed", ...about, vacancyIds: [...row.mailed], reason: codesOf(reason) };
    case "suppressed": {
      const vacancyIds = [...new Set(row.joiners.map((joiner) => joiner.vacancyId))].slice(0, 200);
      return { outcome: "suppressed", ...about, vacancyIds, reason };
    }
    default:
      return undefined;
  }
}
