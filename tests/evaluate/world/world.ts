import { profileSchema, type Profile, type Vacancy } from "@raakvlak/contracts";
import { createSeededRandom, type SeededRandom } from "@raakvlak/infra/demo/seeded-random.ts";
import { appealOf } from "./appeal.ts";
import { browse, type Person } from "./browse.ts";
import { foldInterests, type Act } from "./fold-interests.ts";
import { inventJob, type Job } from "./invent-job.ts";
import { inventMarket, type JobMarket } from "./job-market.ts";
import { drawImportance, inventTaste, movedOn, type MarketImportance } from "./invent-taste.ts";
import { normal } from "./latent.ts";
import { cutsOf, responses, responseTo, type Cuts, type Response } from "./response.ts";
import { stateVacancy, type Opening } from "./state-vacancy.ts";
import { stateWishes } from "./state-wishes.ts";

export interface WorldOptions {
  readonly seed: number;
  readonly candidates: number;
  /** So many are open today, so many come in the next four weeks, and so many were seen before. */
  readonly vacancies: number;
}

/** Vacancies with what is true of each pair: [candidate][vacancy]. */
export interface Truth {
  readonly vacancies: readonly Vacancy[];
  /** How far each would go, asked in peace: 0 nothing or worse, 1 view, 2 save, 3 apply. */
  readonly grades: readonly Uint8Array[];
  /** What each does when mailed it, in haste: index in `responses`. */
  readonly reactions: readonly Uint8Array[];
}

export interface World {
  readonly today: number;
  /** What matching may know of each candidate. */
  readonly profiles: readonly Profile[];
  /** Open today, up to two months old: for lists. */
  readonly open: Truth;
  /** Each comes out on its day in the four weeks from tomorrow: for mails. */
  readonly coming: Truth;
  readonly facts: { readonly movedOn: number; readonly outdated: number; readonly acts: number };
}

/** Monday 23 November 2026. */
const today = 20_780;
/** How far from their judgement in peace people act on a mail, in appeal. */
const haste = 0.06;
const sampled = 20_000;

interface Seeds {
  readonly market: JobMarket;
  readonly importance: MarketImportance;
  readonly random: (part: number) => SeededRandom;
}

/** Everything from the seed alone; each part has a generator of its own. */
export function makeWorld({ seed, candidates, vacancies }: WorldOptions): World {
  const random = (part: number) => createSeededRandom(seed * 1_000 + part);
  const market = inventMarket(random(1));
  const seeds: Seeds = { market, importance: drawImportance(random(2)), random };
  const past = inventOpenings(seeds, 3, vacancies, (draw) => today - 1 - draw.whole(20, 160));
  const open = inventOpenings(seeds, 4, vacancies, (draw) => today - draw.whole(0, 60));
  const coming = inventOpenings(seeds, 5, vacancies, (draw) => today + draw.whole(1, 28));
  const people = inventPeople(seeds, candidates);
  const cuts = marketCuts(random(7), people, open);
  const behaviour = random(8);
  const learnt = people.map((person) => browse(behaviour, person, { openings: past, today, cuts }));
  const wished = statedBy(seeds, people);
  return {
    today,
    profiles: wished.profiles.map((profile, at) => profileWith(profile, learnt[at] ?? [])),
    open: truthOf(random(10), people, open, cuts),
    coming: truthOf(random(11), people, coming, cuts),
    facts: {
      movedOn: people.filter(({ before, now }) => before !== now).length,
      outdated: wished.outdated,
      acts: learnt.reduce((sum, acts) => sum + acts.length, 0),
    },
  };
}

/** Wishes with what behaviour taught; what somebody applied to or dismissed is hidden from them. */
function profileWith(wishes: Profile, acts: readonly Act[]): Profile {
  return profileSchema.parse({
    ...wishes,
    hiddenVacancies: acts
      .filter(({ kind }) => kind === "applied" || kind === "dismissed")
      .map(({ vacancy }) => vacancy.vacancyId),
    interests: foldInterests(acts, today),
  });
}

function inventOpenings(
  { market, random }: Seeds,
  part: number,
  count: number,
  postedDay: (draw: SeededRandom) => number,
): Opening[] {
  const draw = random(part);
  return Array.from({ length: count }, () => {
    const job = inventJob(draw, market, postedDay(draw));
    return { job, vacancy: stateVacancy(draw, job) };
  });
}

function inventPeople({ market, importance, random }: Seeds, count: number): Person[] {
  const draw = random(6);
  return Array.from({ length: count }, (): Person => {
    const before = inventTaste(draw, market, importance);
    const hasMoved = draw.chance(0.35);
    const now = hasMoved ? movedOn(draw, market, before) : before;
    return { before, now, movedDay: today - draw.whole(5, 120) };
  });
}

/** Who moved on tells the site in one case of three; else the wishes stay what they were. */
function statedBy({ market, random }: Seeds, people: readonly Person[]) {
  const draw = random(9);
  let outdated = 0;
  const profiles = people.map(({ before, now }): Profile => {
    const isUpToDate = draw.chance(0.33);
    if (before !== now && !isUpToDate) outdated += 1;
    return stateWishes(draw, market, isUpToDate ? now : before);
  });
  return { profiles, outdated };
}

function marketCuts(
  draw: SeededRandom,
  people: readonly Person[],
  openings: readonly Opening[],
): Cuts {
  return cutsOf(
    Array.from({ length: sampled }, () => {
      const { job, vacancy } = draw.pick(openings);
      return appealOf(draw.pick(people).now, job, vacancy.pay.stated);
    }),
  );
}

function truthOf(
  draw: SeededRandom,
  people: readonly Person[],
  openings: readonly Opening[],
  cuts: Cuts,
): Truth {
  const grades: Uint8Array[] = [];
  const reactions: Uint8Array[] = [];
  for (const { now: taste } of people) {
    const grade = new Uint8Array(openings.length);
    const reaction = new Uint8Array(openings.length);
    for (const [at, { job, vacancy }] of openings.entries()) {
      const appeal = appealOf(taste, job, vacancy.pay.stated) + 0.04 * normal(draw);
      grade[at] = gradeOf(responseTo(appeal, cuts), job);
      reaction[at] = responses.indexOf(responseTo(appeal + haste * normal(draw), cuts));
    }
    grades.push(grade);
    reactions.push(reaction);
  }
  return { vacancies: openings.map(({ vacancy }) => vacancy), grades, reactions };
}

/** A job that somebody else has got by now can still be looked at; who asks hears that it is gone. */
function gradeOf(response: Response, { filledDay }: Job): number {
  const grade = Math.max(0, responses.indexOf(response) - 1);
  return filledDay <= today ? Math.min(grade, 1) : grade;
}
