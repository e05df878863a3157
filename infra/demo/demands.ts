import type { Profile, Vacancy } from "@raakvlak/contracts";
import { createOracle } from "@raakvlak/matching/oracle";
import { relatedOccupations } from "@raakvlak/vocabulary";
import type { Demanded } from "./comparison.ts";
import type { InventedCandidate } from "./invented-candidates.ts";

const oracle = createOracle(relatedOccupations);

/** The profile that a candidate's own words amount to, made here: the oracle must not depend on what preference published. */
export function profileFrom({ candidateId, wishes }: InventedCandidate, since: Date): Profile {
  const at = since.toISOString();
  return {
    candidateId,
    version: 1,
    ...wishes,
    purposes: { tailoring: true, alerts: { epoch: 1, since: at }, recruiters: true },
    editedAt: at,
    rules: [],
    hiddenVacancies: [],
    interests: { occupations: [], skills: [], sectors: [], places: [] },
  };
}

/** Which vacancies each address is to be mailed, by matching's plain and exact oracle. */
export function demandedOf(
  candidates: readonly InventedCandidate[],
  vacancies: Iterable<Vacancy>,
  now: Date,
): Demanded {
  const profiles = candidates.map((candidate) => profileFrom(candidate, now));
  const addressOf = new Map(
    candidates.map(({ candidateId, contact }) => [candidateId, contact.address]),
  );
  const demanded = new Map<string, Set<string>>();
  for (const vacancy of vacancies) {
    for (const { candidateId } of oracle.alertSet(vacancy, profiles, now)) {
      const address = addressOf.get(candidateId) as string;
      demanded.set(address, (demanded.get(address) ?? new Set()).add(vacancy.vacancyId));
    }
  }
  return demanded;
}
