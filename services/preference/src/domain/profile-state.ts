import {
  defaultAlertThreshold,
  type Contact,
  type Profile,
  type Subscription,
  type Wishes,
} from "@raakvlak/contracts";
import type { ConsentRecords } from "./consent.ts";

/** What a profile document holds beside its versions; `erased` leaves only a stub. */
export interface ProfileState {
  wishes: Wishes;
  /** The wishes' own counter: their ETag. */
  wishesRevision: number;
  editedAt: string;
  purposes: Profile["purposes"];
  /** The revision of the consents that `purposes` follow: an older one never overwrites a newer one. */
  consentsRevision: number;
  rules: Profile["rules"];
  hiddenVacancies: Profile["hiddenVacancies"];
  interests: Profile["interests"];
  erased: boolean;
}

export interface SubscriptionState {
  contact?: Contact;
  grants: Subscription["grants"];
  consentsRevision: number;
  erased: boolean;
}

export const noWishes: Wishes = {
  places: [],
  workModes: [],
  contractKinds: [],
  occupations: [],
  skills: [],
  sectors: [],
  competencies: {},
  languages: [],
  excludedEmployers: [],
  excludedSectors: [],
  alertThreshold: defaultAlertThreshold,
};

export function emptyProfile(at: string): ProfileState {
  return {
    wishes: noWishes,
    wishesRevision: 1,
    editedAt: at,
    purposes: { tailoring: false, recruiters: false },
    consentsRevision: 0,
    rules: [],
    hiddenVacancies: [],
    interests: { occupations: [], skills: [], sectors: [], places: [] },
    erased: false,
  };
}

export const emptySubscription: SubscriptionState = {
  grants: {},
  consentsRevision: 0,
  erased: false,
};

/** All that remains of an erased profile: nothing but its versions and the word that it is gone. */
export const erasedProfile: ProfileState = {
  ...emptyProfile("1970-01-01T00:00:00.000Z"),
  erased: true,
};
export const erasedSubscription: SubscriptionState = { ...emptySubscription, erased: true };

export function purposesOf(consents: ConsentRecords): Profile["purposes"] {
  const { alerts } = consents;
  const purposes = {
    tailoring: consents.tailoring?.state === "granted",
    recruiters: consents.recruiters?.state === "granted",
  };
  if (alerts?.state !== "granted" || alerts.grantedAt === undefined) return purposes;
  return { ...purposes, alerts: { epoch: alerts.epoch, since: alerts.grantedAt } };
}

export function grantsOf(consents: ConsentRecords): Subscription["grants"] {
  const { alerts } = consents;
  if (alerts?.state === "ended") return { alerts: { state: "ended", epoch: alerts.epoch } };
  if (alerts?.state !== "granted" || alerts.grantedAt === undefined) return {};
  const { epoch, carriedRefusals = 0, grantedAt, wordingVersion, how } = alerts;
  return { alerts: { state: "granted", epoch, carriedRefusals, grantedAt, wordingVersion, how } };
}

/** The profile as matching may know it; undefined when no purpose stands (then the topic gets a tombstone). */
export function profileOf(
  candidateId: string,
  version: number,
  state: ProfileState,
): Profile | undefined {
  const { tailoring, alerts, recruiters } = state.purposes;
  if (state.erased || !(tailoring || recruiters || alerts !== undefined)) return undefined;
  const { wishes, purposes, editedAt, rules, hiddenVacancies, interests } = state;
  return { candidateId, version, ...wishes, purposes, editedAt, rules, hiddenVacancies, interests };
}

/** The subscription as notification may know it; undefined without an address or after erasure. */
export function subscriptionOf(
  candidateId: string,
  version: number,
  state: SubscriptionState,
): Subscription | undefined {
  if (state.erased || state.contact === undefined) return undefined;
  return { candidateId, version, ...state.contact, grants: state.grants };
}
