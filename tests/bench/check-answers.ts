import type { Profile, Vacancy } from "@raakvlak/contracts";
import type { Engine, Found } from "@raakvlak/matching/engine";
import { createOracle, mergePartialResults } from "@raakvlak/matching/oracle";
import type { Tell } from "./bench-command.ts";
import { everyTenth } from "./tell-progress.ts";
import { profileAt } from "./workload/profiles.ts";
import { vacancyAt, vacancyKinds } from "./workload/vacancies.ts";
import { relatedOccupations, today, type World } from "./workload/world.ts";

/** How many of the best are asked for. */
export const limit = 100;
/** The instant of all questions. */
export const now = new Date(today * 86_400_000);

interface Checking {
  readonly profiles: number;
  /** Vacancies of each kind. */
  readonly check: number;
  readonly tell: Tell;
  /** The profile of a number as the engine holds it; by default as it was made first. */
  readonly profileOf?: (number: number) => Profile;
}

interface PartialList extends Pick<Found, "best"> {
  readonly eligible: number;
}

interface Checked {
  readonly name: string;
  readonly vacancy: Vacancy;
  readonly lists: PartialList[];
  readonly alerts: PartialList[];
}

const chunk = 10_000;
export const oracle = createOracle(relatedOccupations);

export function profilesFrom(world: World, from: number, count: number): Profile[] {
  return Array.from({ length: count }, (_, n) => profileAt(world, from + n));
}

/** An answer as one text: equal exactly when ids, scores and order are. */
export function answerText({ best, alerts }: Pick<Found, "best" | "alerts">): string {
  const list = (hits: Found["best"]) => hits.map(({ id, score }) => `${id} ${score}`).join("\n");
  return `${list(best)}\n\n${list(alerts)}`;
}

/**
 * Lets the oracle answer for the first vacancies of each kind, against profiles that are made once more, part by part, and
 * tells where the engine answers otherwise.
 */
export function checkWithOracle(
  world: World,
  engine: Engine,
  { profiles, check, tell, profileOf = (number) => profileAt(world, number) }: Checking,
): string[] {
  const checked = vacancyKinds.flatMap((kind) =>
    Array.from({ length: check }, (_, n): Checked => ({
      name: `${kind} vacancy ${n}`,
      vacancy: vacancyAt(world, kind, n),
      lists: [],
      alerts: [],
    })),
  );
  const progress = everyTenth(profiles, (percent) =>
    tell(`the oracle has judged ${percent} % of the profiles for ${checked.length} vacancies`),
  );
  for (let from = 0; checked.length > 0 && from < profiles; from += chunk) {
    const count = Math.min(chunk, profiles - from);
    const some = Array.from({ length: count }, (_, n) => profileOf(from + n));
    for (const { vacancy, lists, alerts } of checked) {
      const { eligible, best } = oracle.rankCandidates(vacancy, some, now, limit);
      lists.push({ eligible, best: best.map(hitOf) });
      alerts.push({ eligible: 0, best: oracle.alertSet(vacancy, some, now).map(hitOf) });
    }
    progress(from + count);
  }
  return checked.flatMap(({ name, vacancy, lists, alerts }) => {
    const { eligible, best } = mergePartialResults(lists, limit);
    const alertSet = mergePartialResults(alerts, Number.POSITIVE_INFINITY).best;
    const expected = answerText({ best, alerts: alertSet });
    // Both ways: who can not be among the answer is left out early, or everybody is counted.
    const answer = engine.match(engine.prepare(vacancy), now, { limit, alerts: true });
    const counted = engine.match(engine.prepare(vacancy), now, {
      limit,
      alerts: true,
      counts: true,
    });
    const agrees = answerText(answer) === expected && answerText(counted) === expected;
    return agrees && counted.eligible === eligible ? [] : [`${name}: the oracle answers otherwise`];
  });
}

interface OracleHit {
  readonly candidateId: string;
  readonly profileVersion: number;
  readonly score: number;
}

function hitOf({ candidateId, profileVersion, score }: OracleHit): Found["best"][number] {
  return { id: candidateId, version: profileVersion, score };
}
