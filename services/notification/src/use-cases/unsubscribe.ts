import type { Locale, MailList, RefusalAnswer } from "@raakvlak/contracts";
import { grantStands } from "../domain/grant-check.ts";
import { asAddressee, type Addressee } from "../domain/recipient.ts";
import type { ReadRefusals } from "./read-refusals.ts";
import type { RecipientStore } from "./recipient-store.ts";
import type { Refuse } from "./refuse.ts";
import type { UnsubscribeTokens } from "./unsubscribe-tokens.ts";

export interface UnsubscribeDependencies {
  readonly tokens: UnsubscribeTokens;
  readonly recipients: Pick<RecipientStore, "get">;
  readonly refuse: Refuse;
  readonly readRefusals: ReadRefusals;
}

export interface UnsubscribeLink {
  readonly list: MailList;
  readonly locale: Locale;
  /** Present when the list is refused already. */
  readonly refused?: RefusalAnswer;
}

/** What a link in a mail can do. Both resolve to undefined when the token is not one of ours. */
export function createUnsubscribe(deps: UnsubscribeDependencies) {
  return {
    /** What the link is about; changes nothing. */
    async look(token: string): Promise<UnsubscribeLink | undefined> {
      const meaning = deps.tokens.read(token);
      if (!meaning) return undefined;
      const { candidateId, list } = meaning;
      const recipient = asAddressee(await deps.recipients.get(candidateId));
      const locale = recipient?.subscription.locale ?? "nl";
      if (recipient && isGranted(recipient)) return { list, locale };
      const answers = await deps.readRefusals(candidateId);
      const refused = answers.find((answer) => answer.list === list && answer.refusals > 0);
      return { list, locale, ...(refused && { refused }) };
    },
    /** Refuses the list; resolves when the refusal is effective, or says "pending". */
    async act(token: string, how: "one-click" | "page"): Promise<RefusalAnswer | undefined> {
      const meaning = deps.tokens.read(token);
      return meaning && deps.refuse(meaning.candidateId, meaning.list, how);
    },
  };
}

export type Unsubscribe = ReturnType<typeof createUnsubscribe>;

function isGranted({ subscription, refusals }: Addressee): boolean {
  const grant = subscription.grants.alerts;
  return grant !== undefined && grantStands(grant.epoch, grant, refusals);
}
