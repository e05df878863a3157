import type { PersonalPlace } from "@raakvlak/messaging";
import { progressOf, type ErasureSaga } from "../domain/erasure-saga.ts";
import {
  erasedProfile,
  erasedSubscription,
  type ProfileState,
  type SubscriptionState,
} from "../domain/profile-state.ts";
import type { States } from "./apply-consents.ts";

interface Found {
  find(candidateId: string): Promise<object | undefined>;
}

interface Needs {
  consents: Found & { remove(candidateId: string): Promise<number> };
  profiles: Found & States<ProfileState>;
  subscriptions: Found & States<SubscriptionState>;
  sagas: { find(id: string): Promise<ErasureSaga | undefined> };
  pseudonymise: (candidateId: string) => string;
}

const listOf = (document: object | undefined) => (document === undefined ? [] : [document]);

/** Where preference itself holds something of a person, and how that is found and erased. */
export function createOwnPlaces(needs: Needs): PersonalPlace[] {
  const { consents, profiles, subscriptions, sagas, pseudonymise } = needs;
  return [
    {
      ...statePlace("subscriptions", "address, first name, language, cadence, grants"),
      read: async (candidateId) => listOf(await subscriptions.find(candidateId)),
      erase: (candidateId) => eraseState(subscriptions, candidateId, erasedSubscription),
    },
    {
      ...statePlace("profiles", "wishes, purposes, rules, hidden vacancies, interests"),
      read: async (candidateId) => listOf(await profiles.find(candidateId)),
      erase: (candidateId) => eraseState(profiles, candidateId, erasedProfile),
    },
    {
      place: "consents",
      in: "database",
      holds: "every purpose with its history and wording",
      foundBy: "its _id",
      onErasure: "removed",
      remains: "nothing",
      async read(candidateId) {
        const found = await consents.find(candidateId);
        return found === undefined ? [] : [{ candidateId, ...found }];
      },
      erase: consents.remove,
    },
    {
      place: "erasure-sagas",
      in: "database",
      holds: "how far an erasure has come; until it has finished, the ids to ask for",
      foundBy: "its _id, the HMAC of the id",
      onErasure: "loses the ids when it finishes",
      remains: "times and receipts under an HMAC, for ever: the proof of the erasure",
      read: async (candidateId) => {
        const saga = await sagas.find(pseudonymise(candidateId));
        return saga === undefined ? [] : [progressOf(saga)];
      },
    },
  ];
}

/** What a document behind a state topic leaves: versions never restart and ids are never used again (invariant 1). */
function statePlace(place: string, holds: string) {
  return {
    place,
    in: "database",
    holds,
    foundBy: "its _id",
    onErasure: "becomes a stub, whose tombstone goes out on the topic",
    remains: "the stub, for ever: the id and its version, which answer a late relay",
  } as const;
}

/** One state becomes a stub; resolves to how many documents lost their content. */
async function eraseState<State extends { erased: boolean }>(
  states: States<State>,
  candidateId: string,
  stub: State,
): Promise<number> {
  let removed = 0;
  await states.change(candidateId, (current) => {
    removed = current === undefined || current.erased ? 0 : 1;
    return removed === 0 ? undefined : stub;
  });
  return removed;
}
