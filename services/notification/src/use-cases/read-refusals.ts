import { mailLists, type MailList, type RefusalAnswer } from "@raakvlak/contracts";
import { noRefusals } from "../domain/grant-check.ts";
import type { RecipientStore } from "./recipient-store.ts";
import { answerOf } from "./refuse.ts";
import type { RowStore } from "./row-store.ts";

export interface ReadRefusalsDependencies {
  readonly recipients: Pick<RecipientStore, "get">;
  readonly rows: Pick<RowStore, "getMany">;
}

/** How every list stands: the count that a new grant must carry, and "pending" while a refused message is being handed over. */
export function createReadRefusals(deps: ReadRefusalsDependencies) {
  return async (candidateId: string): Promise<RefusalAnswer[]> => {
    const recipient = await deps.recipients.get(candidateId);
    if (!recipient) return mailLists.map(neverRefused);
    const rows = await deps.rows.getMany(recipient.openRows);
    const { refusedThrough } = recipient.refusals;
    const underWay = [...rows.values()].some(
      (row) => row.state === "handing" && row.epoch <= refusedThrough,
    );
    const state = underWay ? "pending" : "done";
    return mailLists.map((list) => ({ ...answerOf(recipient, list), state }));
  };
}

export type ReadRefusals = ReturnType<typeof createReadRefusals>;

function neverRefused(list: MailList): RefusalAnswer {
  const { count: refusals, refusedThrough } = noRefusals;
  return { state: "done", list, refusals, refusedThrough };
}
