import type { Vacancy } from "@raakvlak/contracts";
import { dotAtKm, isWithin } from "./distance.ts";

const near = dotAtKm(30);
const reachable = dotAtKm(60);

/** How much one vacancy is like another for somebody who reads the one: work first, then what it asks, then where it is. */
export function likeness(
  one: Vacancy,
  other: Vacancy,
  related: (occupation: string) => readonly string[],
): number {
  return 4 * sameWork(one, other, related) + 3 * sameSkills(one, other) + 2 * sameArea(one, other);
}

function sameWork(
  one: Vacancy,
  other: Vacancy,
  related: (occupation: string) => readonly string[],
): number {
  const concepts = other.occupations.map(({ concept }) => concept);
  if (one.occupations.some(({ concept }) => concepts.includes(concept))) return 1;
  return one.occupations.some(({ concept }) =>
    related(concept).some((close) => concepts.includes(close)),
  )
    ? 0.5
    : 0;
}

function sameSkills(one: Vacancy, other: Vacancy): number {
  if (one.skills.length === 0) return 0;
  const shared = one.skills.filter(({ concept }) =>
    other.skills.some((skill) => skill.concept === concept),
  );
  return shared.length / one.skills.length;
}

function sameArea(one: Vacancy, other: Vacancy): number {
  if (other.workMode === "remote") return one.workMode === "remote" ? 1 : 0.5;
  const within = (leastDot: number) =>
    one.places.some(({ vector }) =>
      other.places.some((place) => isWithin(vector, place.vector, leastDot)),
    );
  if (within(near)) return 1;
  return within(reachable) ? 0.5 : 0;
}
