import type { Cadence, Grant, Match, Subscription, Vacancy } from "@raakvlak/contracts";
import type { Random } from "./scheduler.ts";

/** A candidate as preference knows them. */
export interface Person {
  readonly candidateId: string;
  version: number;
  epoch: number;
  grant: Grant | undefined;
  cadence: Cadence;
  address: string;
}

/** A vacancy as ingestion knows it. */
export interface Offer {
  readonly vacancyId: string;
  version: number;
  status: "open" | "closed";
  mergedInto?: string;
  aliases: string[];
}

const at = "2026-10-24T10:00:00.000Z";

export function newPerson(number: number): Person {
  const candidateId = `00000000-0000-4000-8000-00000000000${number}`;
  const cadence: Cadence = { kind: "instant", hour: 8, weekdays: [] };
  return { candidateId, version: 0, epoch: 0, grant: undefined, cadence, address: "p@example.nl" };
}

export function newOffer(number: number): Offer {
  const vacancyId = `00000000-0000-4000-9000-00000000000${number}`;
  return { vacancyId, version: 0, status: "closed", aliases: [] };
}

const kinds = ["instant", "instant", "instant", "daily", "weekly", "off"] as const;

export function anyCadence(random: Random): Cadence {
  const quietHours = { from: random.below(24), to: random.below(24) };
  return {
    kind: random.pick(kinds),
    hour: random.below(24),
    weekdays: random.chance(0.5) ? [] : [1 + random.below(7)],
    ...(random.chance(0.2) && { quietHours }),
    ...(random.chance(0.2) && { dailyMaximum: 1 + random.below(2) }),
  };
}

export function newGrant(epoch: number, carriedRefusals: number): Grant {
  return { state: "granted", epoch, carriedRefusals, grantedAt: at, wordingVersion: "1", how: "m" };
}

export function subscriptionOf(person: Person): Subscription {
  const { candidateId, version, address, cadence, grant } = person;
  const grants = grant ? { alerts: grant } : {};
  const where = { locale: "nl", timeZone: "Europe/Amsterdam" } as const;
  return { candidateId, version, address, ...where, cadence, grants };
}

/** Of a vacancy only what notification reads. */
export function vacancyOf({ vacancyId, version, status, aliases, mergedInto }: Offer): Vacancy {
  const reason = mergedInto ? "merged" : "withdrawn";
  const closed = { reason, at, ...(mergedInto && { mergedInto }) } as const;
  return {
    vacancyId,
    version,
    status,
    aliases,
    ...(status === "closed" && { closed }),
    title: "Accountmanager",
    employer: { id: "noorderzon", name: "Noorderzon" },
    places: [],
    pay: { stated: false },
    contractKinds: [],
  } as unknown as Vacancy;
}

export function matchOf(person: Person, offer: Offer, cause: Match["cause"]): Match {
  const { candidateId, epoch: alertsEpoch } = person;
  const { vacancyId, version: vacancyVersion, aliases } = offer;
  const versions = { vacancyVersion, profileVersion: Math.max(person.version, 1), alertsEpoch };
  const result = { model: "model", score: 5_000, reasons: [], matchedAt: at };
  return { candidateId, vacancyId, aliases, ...versions, cause, ...result };
}
