import type { Pair } from "../domain/pair.ts";
import { admit } from "../domain/placement.ts";
import { asAddressee } from "../domain/recipient.ts";
import type { PlaceMatchDependencies } from "./place-match.ts";
import { placePair } from "./place-pair.ts";

/**
 * Protocol D, step 8: places again pairs whose message has ended without telling them. From what is stored alone, by
 * anyone, idempotently. Returns why somebody must come again; undefined when all is done.
 */
export function createReplacePairs(deps: PlaceMatchDependencies) {
  const replace = async (pair: Pair): Promise<string | undefined> => {
    const [recipient, vacancy] = await Promise.all([
      deps.recipients.get(pair.candidateId),
      deps.vacancies.get(pair.vacancyId),
    ]);
    const { slot, vacancyId, match: fit } = pair;
    const asked = { vacancyVersion: fit.vacancyVersion, alertsEpoch: slot.epoch };
    const admission = admit(asked, recipient, vacancy);
    if (admission.kind === "wait") return admission.reason;
    const addressee = asAddressee(recipient);
    if (admission.kind === "drop" || !addressee || !vacancy) return undefined;
    const { aliases } = vacancy;
    const again = { recipient: addressee, vacancyId, aliases, epoch: slot.epoch, fit };
    const placed = await placePair(deps, again);
    return placed.kind === "wait" ? placed.reason : undefined;
  };

  return async (
    candidateId: string,
    vacancyIds: readonly string[],
  ): Promise<string | undefined> => {
    if (vacancyIds.length === 0) return undefined;
    const pairs = await deps.pairs.getMany(candidateId, vacancyIds);
    let waitsFor: string | undefined;
    for (const pair of pairs.values()) waitsFor = (await replace(pair)) ?? waitsFor;
    return waitsFor;
  };
}

export type ReplacePairs = ReturnType<typeof createReplacePairs>;
