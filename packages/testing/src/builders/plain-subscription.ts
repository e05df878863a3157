import type { Subscription } from "@raakvlak/contracts";

export function plainSubscription(candidateId: string, n: number): Subscription {
  return {
    candidateId,
    version: 1,
    address: `kandidaat${n}@voorbeeld.test`,
    firstName: "Noor",
    locale: "nl",
    timeZone: "Europe/Amsterdam",
    cadence: { kind: "instant", hour: 8, weekdays: [1, 2, 3, 4, 5] },
    grants: {
      alerts: {
        state: "granted",
        epoch: 1,
        carriedRefusals: 0,
        grantedAt: "2026-01-05T09:00:00.000Z",
        wordingVersion: "2026-01",
        how: "registration",
      },
    },
  };
}
