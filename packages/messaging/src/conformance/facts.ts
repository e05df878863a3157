import {
  matchFound,
  matchesTopic,
  vacanciesTopic,
  vacancyOpened,
  type Match,
  type Vacancy,
} from "@raakvlak/contracts";
import { type OutgoingRecord, recordOf } from "../records/outgoing-record.ts";

export const topics = [vacanciesTopic, matchesTopic];

/** A candidate's or vacancy's id, by number. */
export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

export function vacancy(number: number, version = 1, title = "Accountmanager"): Vacancy {
  return {
    vacancyId: uuid(number),
    organisationId: "raakvlak",
    version,
    status: "open",
    aliases: [],
    title,
    employer: { id: "noorderlicht-software", name: "Noorderlicht Software" },
    sources: [{ source: "manual", externalId: String(number) }],
    text: "",
    html: "",
    places: [],
    remoteCountries: [],
    contractKinds: [],
    pay: { stated: false },
    occupations: [],
    skills: [],
    languages: [],
    competencies: {},
    sales: { sectors: [] },
    origin: {},
    findings: [],
  };
}

/** A state record of a vacancy at a version. */
export function vacancyRecord(number: number, version = 1): OutgoingRecord {
  const id = `vacancies:${uuid(number)}:${version}`;
  return recordOf(vacancyOpened, vacancy(number, version), { id, stateVersion: version });
}

export function match(candidate: number, order = 0): Match {
  return {
    candidateId: uuid(candidate),
    vacancyId: uuid(order),
    aliases: [],
    vacancyVersion: 1,
    profileVersion: 1,
    model: "test",
    score: 7_000,
    reasons: [],
    cause: "vacancy",
    alertsEpoch: 1,
    matchedAt: "2026-03-02T08:15:30.250Z",
  };
}

/** A stream fact; `order` tells the facts of one candidate apart. */
export function matchRecord(candidate: number, order = 0): OutgoingRecord {
  return recordOf(matchFound, match(candidate, order), { id: `match-${candidate}-${order}` });
}
