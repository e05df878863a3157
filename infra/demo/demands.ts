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

export interface Demands {
  /** Demanded on every day that the run touched. */
  demanded: Demanded;
  /** Demanded on one of them: a score counts days, so over midnight it may cross somebody's threshold. */
  allowed: Demanded;
}

/** What is demanded of a run that judged vacancies at any moment between the two. */
export function demandsBetween(
  candidates: readonly InventedCandidate[],
  vacancies: readonly Vacancy[],
  from: Date,
  to: Date,
): Demands {
  const before = demandedOf(candidates, vacancies, from);
  const after = demandedOf(candidates, vacancies, to);
  const demanded = new Map<string, ReadonlySet<string>>();
  const allowed = new Map<string, ReadonlySet<string>>();
  for (const address of new Set([...before.keys(), ...after.keys()])) {
    const one = before.get(address) ?? new Set<string>();
    const other = after.get(address) ?? new Set<string>();
    demanded.set(address, one.intersection(other));
    allowed.set(address, one.union(other));
  }
  return { demanded, allowed };
}
