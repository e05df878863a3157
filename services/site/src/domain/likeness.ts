import type { Vacancy } from "@raakvlak/contracts";
import { dotAtKm, isWithin } from "./distance.ts";
import type { Searchable } from "./searchable.ts";

const near = dotAtKm(30);
const reachable = dotAtKm(60);

/** How much another vacancy is like the one that somebody reads: the work first, then what it asks, then where it is. */
export function likeness(one: Vacancy, other: Searchable, sameWork: boolean): number {
  return (sameWork ? 4 : 2) + 3 * sharedSkills(one, other.vacancy) + 2 * sharedArea(one, other);
}

/** 0 to 1: how much of what the one asks the other asks too. */
function sharedSkills({ skills }: Vacancy, other: Vacancy): number {
  if (skills.length === 0) return 0;
  let shared = 0;
  for (const { concept } of skills)
    if (other.skills.some((skill) => skill.concept === concept)) shared += 1;
  return shared / skills.length;
}

/** 1: as near as it gets; half for what can be reached or done from home. */
function sharedArea({ places, workMode }: Vacancy, other: Searchable): number {
  if (other.workMode === "remote") return workMode === "remote" ? 1 : 0.5;
  let nearness = 0;
  for (const { vector } of places)
    for (const there of other.vectors) {
      if (isWithin(vector, there, near)) return 1;
      if (isWithin(vector, there, reachable)) nearness = 0.5;
    }
  return nearness;
}
