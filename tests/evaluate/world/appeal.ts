import type { Place } from "@raakvlak/vocabulary";
import { marketPay, type Job } from "./invent-job.ts";
import { matters, type Matter, type Taste } from "./invent-taste.ts";
import { alike, within } from "./latent.ts";

/**
 * How much a job appeals to somebody: a sum of part-worths by what each thing is worth to that person, as in conjoint
 * analysis (Green and Srinivasan 1978), less what a thing that rules the job out takes away. It is made of the job as it is
 * and the taste as it is: of latent points, minutes and feelings, not of fields, and shares nothing with the model judged.
 */
export function appealOf(taste: Taste, job: Job, isPayStated: boolean): number {
  const worths: Record<Matter, number> = {
    work: alike(taste.idealWork, job.occupation.work),
    skills: skillsWorth(taste, job),
    sector: mean(job.sectors.map(({ id }) => taste.sectors.get(id) ?? 0)),
    commute: commuteWorth(taste, job),
    pay: payWorth(taste, isPayStated ? job.monthlyPay : marketPay(job.seniority)),
    level: levelWorth(taste, job),
    chance: chanceWorth(taste, job),
    style: styleWorth(taste, job),
    mode: taste.modes[job.mode],
    employer: 0.6 * job.employer.charm,
  };
  const total = matters.reduce((sum, matter) => sum + taste.importance[matter] * worths[matter], 0);
  const weight = matters.reduce((sum, matter) => sum + taste.importance[matter], 0);
  return total / weight - ruledOut(worths);
}

/** What little makes up for: the farther beyond the tolerated way and the more it is another kind of work, the less. */
function ruledOut({ commute, work, sector }: Record<Matter, number>): number {
  const tooFar = Math.max(0, -commute);
  const otherWork = Math.max(0, 0.35 - work);
  return 0.5 * tooFar + 0.5 * otherWork + (sector < -0.85 ? 0.25 : 0);
}

/** What is asked and can be done gladly adds, what cannot be done takes away; what is central twice. */
function skillsWorth(taste: Taste, { skills }: Job): number {
  const parts = skills.flatMap(({ id, central }) => {
    const gladly = taste.skills.get(id);
    const worth = gladly === undefined ? -0.6 : 0.2 + 0.8 * gladly;
    return central ? [worth, worth] : [worth];
  });
  return mean(parts);
}

/** By minutes, not by distance: nothing lost close by, half at the tolerated time, all and more beyond. */
function commuteWorth(taste: Taste, job: Job): number {
  if (job.mode === "remote") return 0.8;
  const days = job.mode === "hybrid" ? 0.8 : 1;
  const minutes = 6 + kilometres(taste.place, job.place) * job.minutesPerKm;
  const share = (days * minutes) / taste.toleratedMinutes;
  return within(1 - share * share, -1, 1);
}

/** Earning less hurts about twice as much as earning more pleases (Kahneman and Tversky 1979). */
function payWorth({ wantedPay }: Taste, expected: number): number {
  const gain = (expected / wantedPay - 1) * 6;
  const felt = gain / (1 + Math.abs(gain));
  return felt < 0 ? 1.6 * felt : felt;
}

function levelWorth(taste: Taste, job: Job): number {
  const off = job.seniority - taste.seniority - taste.ambition;
  return within(0.8 - 0.6 * off * off, -1, 1);
}

/** Few want what they think they will not get, or could not do: what the job needs beside what one is good at. */
function chanceWorth({ abilities, seniority }: Taste, job: Job): number {
  const needed = job.occupation.leads
    ? abilities.leading
    : job.hunting * abilities.hunting + (1 - job.hunting) * abilities.tending;
  const short = Math.max(0, job.seniority - seniority - 0.5);
  return within(0.2 + 0.8 * needed - 0.7 * short, -1, 1);
}

function styleWorth(taste: Taste, { occupation, hunting }: Job): number {
  if (occupation.leads !== taste.wantsToLead) return occupation.leads ? -0.9 : -0.4;
  return within(taste.hunts * (2 * hunting - 1) * 2, -1, 1);
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** By the chord through the earth: at these distances the same to a metre or so. */
export function kilometres(from: Place, to: Place): number {
  const dx = from.vector.x - to.vector.x;
  const dy = from.vector.y - to.vector.y;
  const dz = from.vector.z - to.vector.z;
  return 6_371 * Math.sqrt(dx * dx + dy * dy + dz * dz);
}
