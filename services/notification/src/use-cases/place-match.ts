import type { Match } from "@raakvlak/contracts";
import { admit } from "../domain/placement.ts";
import { pairMatchOf } from "../domain/pair.ts";
import { asAddressee } from "../domain/recipient.ts";
import { placePair } from "./place-pair.ts";
import type { PlacingDependencies } from "./placing-dependencies.ts";
import type { VacancyStore } from "./vacancy-store.ts";

export interface PlaceMatchDependencies extends PlacingDependencies {
  readonly vacancies: VacancyStore;
}

export type PlaceMatchResult =
  | { readonly kind: "placed" }
  | { readonly kind: "skipped"; readonly reason: string }
  | { readonly kind: "wait"; readonly reason: string };

/** Protocol D, steps 1 to 4, for one match: idempotent, and complete when it returns anything but "wait". */
export function createPlaceMatch(deps: PlaceMatchDependencies) {
  return async (match: Match): Promise<PlaceMatchResult> => {
    const [recipient, vacancy] = await Promise.all([
      deps.recipients.get(match.candidateId),
      deps.vacancies.get(match.vacancyId),
    ]);
    const admission = admit(match, recipient, vacancy);
    if (admission.kind === "wait") return admission;
    if (admission.kind === "drop") return { kind: "skipped", reason: admission.reason };
    const addressee = asAddressee(recipient);
    if (!addressee || !vacancy) return { kind: "wait", reason: "candidate-ahead" };
    return placePair(deps, {
      recipient: addressee,
      vacancyId: match.vacancyId,
      aliases: [...new Set([...match.aliases, ...vacancy.aliases])],
      epoch: match.alertsEpoch,
      fit: pairMatchOf(match),
    });
  };
}

export type PlaceMatch = ReturnType<typeof createPlaceMatch>;
