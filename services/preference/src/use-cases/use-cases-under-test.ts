import type { ProfileState, SubscriptionState } from "../domain/profile-state.ts";
import type { ConsentDocument, States } from "./apply-consents.ts";
import { createApplyConsents } from "./apply-consents.ts";
import { createChangeConsent, type ConsentStore } from "./change-consent.ts";
import { createCompleteGrant } from "./complete-grant.ts";
import { createConfirmConsent } from "./confirm-consent.ts";
import { createGrantConsent } from "./grant-consent.ts";
import { createHearRefusal } from "./hear-refusal.ts";
import { createPutContact } from "./put-contact.ts";
import { createPutWishes } from "./put-wishes.ts";
import { createRefuseAlerts } from "./refuse-alerts.ts";
import { createWithdrawConsent } from "./withdraw-consent.ts";

export const now = () => new Date("2026-03-01T10:00:00.000Z");

export type UseCasesUnderTest = ReturnType<typeof createUseCases>;

class Away extends Error {}

/** Documents in memory with the semantics that the real stores promise. */
function memoryStates<State>() {
  const states = new Map<string, State>();
  let writes = 0;
  return {
    states,
    writes: () => writes,
    async change(id: string, decide: (current: State | undefined) => State | undefined) {
      const next = decide(states.get(id));
      if (next === undefined) return;
      writes += 1;
      states.set(id, next);
    },
  } satisfies States<State> & Record<string, unknown>;
}

function memoryConsents() {
  const documents = new Map<string, ConsentDocument>();
  return {
    find: async (id: string) => documents.get(id),
    async replace(id: string, revision: number, next: ConsentDocument) {
      if ((documents.get(id)?.revision ?? 0) !== revision) return false;
      documents.set(id, next);
      return true;
    },
    remove: async (id: string) => (documents.delete(id) ? 1 : 0),
  } satisfies ConsentStore & Record<string, unknown>;
}

/** Notification as the use cases know it: away when told so, else counts refusals and answers with their number. */
function createNotificationDouble() {
  const told = { away: false, refusals: 0, refusedThrough: 0, asked: [] as string[] };
  const door = {
    async refuse(id: string, how: string) {
      if (told.away) throw new Away();
      told.asked.push(`${how} ${id}`);
      told.refusals += 1;
      return "done" as const;
    },
  };
  const refusalCounts = {
    async read() {
      if (told.away) throw new Away();
      return { refusals: told.refusals, refusedThrough: told.refusedThrough };
    },
  };
  return { told, door, refusalCounts };
}

/** The jobs that are owed, by kind, id and what they are of. */
function createReminders() {
  const owed = new Set<string>();
  const reminder = (kind: string) => ({
    remember: async (id: string, of = 0) => void owed.add(`${kind} ${id} ${of}`),
    done: async (id: string, of = 0) => void owed.delete(`${kind} ${id} ${of}`),
  });
  return { owed, reminder };
}

/** All use cases on stores in memory, with what these hold and what is owed in plain sight. */
export function createUseCases() {
  const consents = memoryConsents();
  const profiles = memoryStates<ProfileState>();
  const subscriptions = memoryStates<SubscriptionState>();
  const stores = { consents, profiles, subscriptions };
  const { owed, reminder } = createReminders();
  const { told, door, refusalCounts } = createNotificationDouble();
  const tokens = {
    sign: JSON.stringify,
    read: (token: string) => JSON.parse(token) as { candidateId: string; epoch: number },
  };
  const isUnreachable = (error: unknown) => error instanceof Away;
  const applyConsents = createApplyConsents({ ...stores, now });
  const toApply = reminder("apply");
  const changeConsent = createChangeConsent({ consents, applyConsents, toApply });
  const completeGrant = createCompleteGrant({ changeConsent, refusalCounts, now });
  const toRefuse = reminder("refuse");
  const refuseAlerts = createRefuseAlerts({ notification: door, toRefuse, isUnreachable });
  return {
    ...stores,
    owed,
    notification: told,
    applyConsents,
    completeGrant,
    grant: createGrantConsent({ changeConsent, tokens, now }),
    confirm: createConfirmConsent({
      changeConsent,
      completeGrant,
      tokens,
      toComplete: reminder("complete"),
      isUnreachable,
      now,
    }),
    withdraw: createWithdrawConsent({ changeConsent, refuseAlerts, now }),
    hearRefusal: createHearRefusal({ changeConsent }),
    putContact: createPutContact({ subscriptions }),
    putWishes: createPutWishes({ profiles, now }),
  };
}
