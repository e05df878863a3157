import type { SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { appealOf, kilometres } from "./appeal.ts";
import type { Act } from "./fold-interests.ts";
import type { Taste } from "./invent-taste.ts";
import { alike, normal } from "./latent.ts";
import { responseTo, type Cuts } from "./response.ts";
import type { Opening } from "./state-vacancy.ts";

/** Somebody who may have moved on at some day: who they were before it is not who they are now. */
export interface Person {
  readonly before: Taste;
  readonly now: Taste;
  readonly movedDay: number;
}

/** How far from their judgement in peace people act while browsing, in appeal. */
const haste = 0.12;
const shown = 12;

/**
 * What somebody did on the site in the last months. Each visit shows a dozen vacancies of those days: half found by what the
 * person looks for, the others by chance, or because an employer is talked of. Most acts follow the taste of that day, in
 * haste; one in eight is curiosity, or a page opened for the employer's name, whatever the taste.
 */
export function browse(
  random: SeededRandom,
  person: Person,
  { openings, today, cuts }: { openings: readonly Opening[]; today: number; cuts: Cuts },
): Act[] {
  const visits = random.chance(0.25) ? 0 : random.whole(1, 14);
  const acts = new Map<string, Act>();
  for (let visit = 0; visit < visits; visit += 1) {
    const day = today - Math.floor(120 * random.next() * random.next()) - 1;
    const taste = day < person.movedDay ? person.before : person.now;
    for (const opening of seenOn(random, taste, openings, day)) {
      const act = actOn(random, taste, opening, cuts);
      if (act !== undefined) acts.set(opening.vacancy.vacancyId, { ...act, day });
    }
  }
  return [...acts.values()];
}

function seenOn(
  random: SeededRandom,
  taste: Taste,
  openings: readonly Opening[],
  day: number,
): Opening[] {
  const live = openings.filter(({ job }) => job.postedDay <= day && day - job.postedDay < 45);
  const looked = live.filter(
    ({ job }) =>
      alike(job.occupation.work, taste.idealWork) > 0.35 && kilometres(job.place, taste.place) < 60,
  );
  const talkedOf = live.filter(({ job }) => job.employer.charm > 1);
  return [
    ...random.sample(looked, shown / 2),
    ...random.sample(live, shown / 4),
    ...random.sample(talkedOf, shown / 4),
  ];
}

function actOn(
  random: SeededRandom,
  taste: Taste,
  { job, vacancy }: Opening,
  cuts: Cuts,
): Omit<Act, "day"> | undefined {
  const felt = appealOf(taste, job, vacancy.pay.stated) + haste * normal(random);
  if (random.chance(0.12)) {
    const dwell = random.chance(0.5) ? "read" : "glance";
    return random.chance(0.15) ? { kind: "saved", vacancy } : { kind: "viewed", dwell, vacancy };
  }
  const response = responseTo(felt, cuts);
  if (response === "ignored") return undefined;
  if (response === "dismissed")
    return random.chance(0.1) ? { kind: "dismissed", vacancy } : undefined;
  if (response === "viewed")
    return { kind: "viewed", dwell: random.pick(["glance", "read", "studied"]), vacancy };
  return { kind: response, vacancy };
}
