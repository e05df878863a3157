import type { Row } from "../domain/row.ts";
import { isFinal } from "../domain/row-states.ts";
import type { RecipientStore } from "./recipient-store.ts";
import type { RowStore } from "./row-store.ts";

export interface ListMessagesDependencies {
  readonly recipients: Pick<RecipientStore, "get">;
  readonly rows: Pick<RowStore, "getMany">;
}

/** The candidate's open messages and the last ones that ended, newest first. */
export function createListMessages({ recipients, rows }: ListMessagesDependencies) {
  return async (candidateId: string) => {
    const recipient = await recipients.get(candidateId);
    if (!recipient) return [];
    const listed = await rows.getMany([...recipient.openRows, ...recipient.endedRows]);
    return [...listed.values()]
      .filter((row) => row.state !== "empty")
      .toSorted((one, other) => other.changedAt.getTime() - one.changedAt.getTime())
      .map(messageOf);
  };
}

export type ListMessages = ReturnType<typeof createListMessages>;

function messageOf(row: Row) {
  const joined = [...new Set(row.joiners.map((joiner) => joiner.vacancyId))];
  return {
    messageId: row.id,
    kind: row.kind,
    state: row.state,
    slot: row.slotKey,
    vacancyIds: isFinal(row.state) && row.mailed.length > 0 ? [...row.mailed] : joined,
    at: row.changedAt.toISOString(),
    // What the mail server answered to a success is nobody's business.
    ...(row.reason !== undefined && row.state !== "sent" && { reason: row.reason }),
  };
}
