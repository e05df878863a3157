import { profileSchema, subscriptionSchema, type Contact } from "@raakvlak/contracts";
import { expect, test } from "vitest";
import type { ConsentRecord } from "./consent.ts";
import {
  emptyProfile,
  emptySubscription,
  erasedProfile,
  erasedSubscription,
  grantsOf,
  profileOf,
  purposesOf,
  subscriptionOf,
} from "./profile-state.ts";

const candidateId = "6f1d9c1e-5b0a-4e57-9a3e-2f4c1f0d7a11";
const at = "2026-03-01T10:00:00.000Z";
const contact: Contact = {
  address: "iris@kandidaat.example",
  locale: "nl",
  timeZone: "Europe/Amsterdam",
  cadence: { kind: "instant", hour: 8, weekdays: [] },
};

function consent(state: ConsentRecord["state"], more: Partial<ConsentRecord> = {}): ConsentRecord {
  return { state, epoch: 2, wordingVersion: "2026-02", how: "registration", history: [], ...more };
}
const granted = consent("granted", { grantedAt: at, carriedRefusals: 1 });

test.each([
  ["nothing decided", {}, { tailoring: false, recruiters: false }],
  [
    "all granted",
    { tailoring: granted, recruiters: granted, alerts: granted },
    { tailoring: true, recruiters: true, alerts: { epoch: 2, since: at } },
  ],
  [
    "alerts still unconfirmed",
    { tailoring: granted, alerts: consent("awaiting-confirmation") },
    { tailoring: true, recruiters: false },
  ],
  ["alerts ended", { alerts: consent("ended") }, { tailoring: false, recruiters: false }],
])("purposes with %s", (_name, consents, expected) => {
  expect(purposesOf(consents)).toEqual(expected);
});

test.each([
  ["never asked", {}, {}],
  ["unconfirmed", { alerts: consent("awaiting-confirmation") }, {}],
  ["waiting for notification's count", { alerts: consent("awaiting-notification") }, {}],
  [
    "granted",
    { alerts: granted },
    {
      alerts: {
        state: "granted",
        epoch: 2,
        carriedRefusals: 1,
        grantedAt: at,
        wordingVersion: "2026-02",
        how: "registration",
      },
    },
  ],
  ["ended", { alerts: consent("ended") }, { alerts: { state: "ended", epoch: 2 } }],
])("grants when %s", (_name, consents, expected) => {
  expect(grantsOf(consents)).toEqual(expected);
});

test("a profile is published while any purpose stands, and follows the contract", () => {
  const state = { ...emptyProfile(at), purposes: { tailoring: false, recruiters: true } };
  expect(profileSchema.parse(profileOf(candidateId, 3, state))).toMatchObject({
    candidateId,
    version: 3,
  });
});

test("a profile without purpose or after erasure is a tombstone", () => {
  expect(profileOf(candidateId, 1, emptyProfile(at))).toBeUndefined();
  expect(profileOf(candidateId, 4, erasedProfile)).toBeUndefined();
});

test("a subscription needs an address, follows the contract and ends with erasure", () => {
  expect(subscriptionOf(candidateId, 1, emptySubscription)).toBeUndefined();
  expect(
    subscriptionSchema.parse(subscriptionOf(candidateId, 2, { ...emptySubscription, contact })),
  ).toMatchObject({ address: contact.address });
  expect(subscriptionOf(candidateId, 3, erasedSubscription)).toBeUndefined();
});
