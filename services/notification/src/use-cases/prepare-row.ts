import { roomLeft, withTaken } from "../domain/quota.ts";
import type { Addressee } from "../domain/recipient.ts";
import type { Row, RowRecord } from "../domain/row.ts";
import { select, type Material } from "../domain/selection.ts";
import type { MailEntry } from "./compose-mail.ts";
import { gatherMaterial } from "./gather-material.ts";
import type { MailFacts } from "./mail-transport.ts";
import type { Handing } from "./hand-over-row.ts";
import {
  again,
  ended,
  type Claim,
  type SendDependencies,
  type SendStep,
} from "./send-dependencies.ts";

const aliasUnderWayMs = 250;
const quotaContendedMs = 50;

/**
 * Protocol D, step 5: chooses what the claimed message tells, and builds and signs it; a message that is not to be sent
 * now is moved on here. Nothing has been offered to the mail server when it resolves or throws.
 */
export async function prepareRow(
  deps: SendDependencies,
  claim: Claim,
  recipient: Addressee,
): Promise<SendStep | Handing> {
  const { row } = claim;
  const gathered = await gatherMaterial(deps, row, recipient);
  const changedAt = deps.clock.now();
  if (gathered.kind === "wait") {
    await deps.rows.move(row, "planned", { changedAt });
    return again(aliasUnderWayMs, gathered.reason);
  }
  const room = roomLeft(recipient, row.id, changedAt);
  const record = select(row, { ...gathered.material, room });
  if (!(await reserve(deps, recipient, row, { record, at: changedAt }))) {
    await deps.rows.move(row, "planned", { changedAt });
    return again(quotaContendedMs, "quota-contended");
  }
  if (record.mailed.length === 0)
    return ended(
      await deps.rows.move(row, "empty", { ...record, reason: "nothing-left", changedAt }),
    );
  const mail = await deps.compose({
    rowId: row.id,
    kind: row.kind,
    subscription: recipient.subscription,
    entries: entriesOf(record, gathered.material),
    carried: record.carried.length,
    date: changedAt,
  });
  return { kind: "ready", claim, record, mail, facts: factsOf(row, record, gathered.material) };
}

function factsOf(
  { kind, dueAt }: Row,
  { mailed }: RowRecord,
  { pairs, vacancies }: Pick<Material, "pairs" | "vacancies">,
): MailFacts {
  return {
    kind,
    dueAt,
    vacancies: mailed.map((vacancyId) => {
      const { traceparent, match } = pairs.get(vacancyId) ?? {};
      const view = vacancies.get(vacancyId);
      const isNews = match?.cause === "vacancy" && match.vacancyVersion === view?.version;
      return {
        ...(traceparent !== undefined && { traceparent }),
        ...(isNews && view.storedAt && { newsSince: view.storedAt }),
      };
    }),
  };
}

/** Before anything is handed over, so that two messages of one day do not both take the last place. */
async function reserve(
  deps: SendDependencies,
  recipient: Addressee,
  row: Row,
  taking: { record: RowRecord; at: Date },
): Promise<boolean> {
  if (recipient.subscription.cadence.dailyMaximum === undefined) return true;
  const quota = withTaken(recipient, row.id, taking.record.mailed.length, taking.at);
  return deps.recipients.takeQuota(row.candidateId, quota);
}

function entriesOf(record: RowRecord, material: Omit<Material, "room">): MailEntry[] {
  return record.mailed.flatMap((vacancyId) => {
    const card = material.vacancies.get(vacancyId)?.card;
    const fit = material.pairs.get(vacancyId)?.match;
    return card && fit ? [{ vacancyId, card, fit }] : [];
  });
}
