import type { Engine } from "@raakvlak/matching/engine";
import { limit, now } from "../check-answers.ts";
import { profileAt } from "../workload/profiles.ts";
import { vacancyAt } from "../workload/vacancies.ts";
import { numberOf, type World } from "../workload/world.ts";
import type { Changes } from "./changes.ts";

interface Probing {
  readonly world: World;
  readonly engine: Engine;
  readonly changes: Changes;
  readonly probes: number;
}

/**
 * Takes the best candidate of a vacancy out of recruiters' lists and asks at once, lets them in again and asks again: counts
 * the answers that do not show it.
 */
export function countUnseen({ world, engine, changes, probes }: Probing): number {
  let unseen = 0;
  let probed = 0;
  // A standard vacancy may fit nobody.
  for (let n = 0; probed < probes && n < probes * 20; n++) {
    const vacancy = engine.prepare(vacancyAt(world, "standard", n));
    const best = () => engine.match(vacancy, now, { limit, alerts: false }).best;
    const [first] = best();
    if (first === undefined) continue;
    probed += 1;
    const number = numberOf(first.id);
    const profile = changes.held(number) ?? profileAt(world, number);
    const purposes = { ...profile.purposes, tailoring: true, recruiters: false };
    changes.put(number, { ...profile, version: profile.version + 1, purposes });
    if (best().some(({ id }) => id === first.id)) unseen += 1;
    const again = { ...profile, version: profile.version + 2 };
    changes.put(number, again);
    const [back] = best();
    if (back?.id !== first.id || back.version !== again.version) unseen += 1;
  }
  return unseen + (probes - probed) * 2;
}
