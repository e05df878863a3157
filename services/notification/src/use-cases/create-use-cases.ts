import { createAnnouncePlanned } from "./announce-refusal.ts";
import { createKeepSubscriptions } from "./keep-subscriptions.ts";
import { createKeepVacancies } from "./keep-vacancies.ts";
import { createListMessages } from "./list-messages.ts";
import { createPlaceMatch } from "./place-match.ts";
import { createReadRefusals } from "./read-refusals.ts";
import { createReassessRecipient } from "./reassess-recipient.ts";
import { createRefuse, type RefuseDependencies } from "./refuse.ts";
import { createRefuseForErasure } from "./refuse-for-erasure.ts";
import { createReplacePairs } from "./replace-pairs.ts";
import type { SendDependencies } from "./send-dependencies.ts";
import { createSendRow } from "./send-row.ts";
import { createUnsubscribe } from "./unsubscribe.ts";
import type { UnsubscribeTokens } from "./unsubscribe-tokens.ts";

export interface UseCaseDependencies
  extends Omit<SendDependencies, "replacePairs">, RefuseDependencies {
  readonly tokens: UnsubscribeTokens;
  readonly erasedAmong: (candidateIds: readonly string[]) => Promise<ReadonlySet<string>>;
}

/** All use cases over one set of stores. */
export function createUseCases(deps: UseCaseDependencies) {
  const replacePairs = createReplacePairs(deps);
  const refuse = createRefuse(deps);
  const readRefusals = createReadRefusals(deps);
  return {
    jobs: deps.jobs,
    placeMatch: createPlaceMatch(deps),
    sendRow: createSendRow({ ...deps, replacePairs }),
    reassessRecipient: createReassessRecipient({ ...deps, replacePairs }),
    announcePlanned: createAnnouncePlanned(deps),
    keepSubscriptions: createKeepSubscriptions(deps),
    keepVacancies: createKeepVacancies(deps.vacancies),
    refuse,
    readRefusals,
    unsubscribe: createUnsubscribe({ ...deps, refuse, readRefusals }),
    listMessages: createListMessages(deps),
    refuseForErasure: createRefuseForErasure({ ...deps, refuse }),
  };
}

export type UseCases = ReturnType<typeof createUseCases>;
