import { fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { askedCompetencies, roleFamilyOf } from "../domain/asked-competencies.ts";
import { valueOn } from "../domain/curve.ts";
import * as B from "./bound-layout.ts";
import * as L from "./layout.ts";
import type { Sheet } from "./question-sheet.ts";
import type { Wanted } from "./question.ts";

// How high the score of a slot can be, as far as slices tell: a sum of points of half a per cent, each rounded up, of what
// is met; what no slice tells counts as met in full. So it is never too low, and whoever it rules out need not be judged.

/** Of a score of 10,000. */
const pointsInFull = 200;

/** What all factors weigh of which a candidate may have any; the rest, times 10,000, is what no slice tells. */
const scale = { weights: 0, unit: 1, rest: 0, interest: 0 };

/** Points for a part of a factor: its weight times what it is met, of 10,000. */
function pointsOf(part: number): number {
  return Math.ceil(part / scale.unit);
}

const parts = { occupation: 0, skills: 0, experience: 0 };

/** Sets the scale for the vacancy: to be called before anything else. */
export function scaleBounds(
  vacancy: ScoredVacancy,
  model: Model,
  { offers, skillWeights, day }: { offers: number; skillWeights: number; day: number },
): void {
  parts.occupation = 0;
  parts.skills = 0;
  parts.experience = 0;
  scale.weights = 0;
  scale.rest = 0;
  scale.interest = 0;
  const hasDistance = vacancy.workMode === "remote" || vacancy.vectors.length > 0;
  for (const { code, weight } of model.factors) {
    if (code === "occupation") {
      if (offers > 0) parts.occupation = weight;
    } else if (code === "skills") {
      if (skillWeights > 0) parts.skills = weight;
    } else if (code === "interest") {
      scale.interest = weight;
    } else if (code === "experience") {
      parts.experience = weight;
    } else if (code === "freshness") {
      if (vacancy.postedDay === undefined) continue;
      const days = Math.max(0, day - vacancy.postedDay);
      scale.weights += weight;
      scale.rest += weight * valueOn(model.freshness.byDays, days);
    } else if (
      (code === "distance" && hasDistance) ||
      (code === "pay" && vacancy.pay.stated) ||
      (code === "sector" && vacancy.sectors.length > 0)
    ) {
      scale.weights += weight;
      scale.rest += weight * fullFit;
    }
  }
  scale.weights += parts.occupation + parts.skills + parts.experience + scale.interest;
  // Without any factor there is no score to reach.
  scale.unit = (Math.max(1, scale.weights) * fullFit) / pointsInFull;
}

export function skillPoints(weight: number, weights: number): number {
  return pointsOf((parts.skills * fullFit * weight) / weights);
}

/** The choice that is being written: where its count stands, and how many lines it has. */
let choiceAt = 0;
let lines = 0;

function startChoice({ writer }: Sheet): void {
  choiceAt = writer.next();
  lines = 0;
  writer.add(0);
}

function endChoice({ writer }: Sheet): void {
  writer.put(choiceAt, lines);
}

function addLine(
  [first, second, third]: readonly [number, number, number],
  points: number,
  { writer }: Sheet,
  turned = false,
): void {
  writer.addSlice(first);
  writer.addSlice(second);
  writer.addSlice(third);
  writer.add(turned ? -1 : 0);
  writer.add(points);
  lines += 1;
}

const alone = (slice: number) => [slice, slice, slice] as const;

/** Occupations by what they are worth, each in three lines: wished for very strongly, strongly, at all. */
const wishes: { slices: [number, number, number]; points: number }[] = [];

function chooseWishes(sheet: Sheet): void {
  const { marks, blocks, tables } = sheet;
  if (parts.occupation === 0) return;
  const { first, second } = blocks.map.occupations;
  wishes.length = 0;
  for (const number of marks.occupations.marked) {
    const tops = tables.tops[marks.occupations.of(number) & L.OCCUPATION_ROW];
    if (tops === undefined || tops.full === 0) continue;
    const shared = number & (B.STRONG_SLICES - 1);
    const [a, b] = [first(number), second(number)];
    wishes.push(
      { slices: [a, b, B.S_VERY_STRONG + shared], points: pointsOf(parts.occupation * tops.full) },
      { slices: [a, b, B.S_STRONG + shared], points: pointsOf(parts.occupation * tops.strong) },
      { slices: [a, b, a], points: pointsOf(parts.occupation * tops.weak) },
    );
  }
  wishes.sort((a, b) => b.points - a.points);
  startChoice(sheet);
  addLine(alone(B.S_NO_OCCUPATIONS), pointsOf(parts.occupation * fullFit), sheet);
  for (const { slices, points } of wishes) addLine(slices, points, sheet);
  endChoice(sheet);
}

function chooseOne(slice: number, points: number, sheet: Sheet, turned = false): void {
  startChoice(sheet);
  addLine(alone(slice), points, sheet, turned);
  endChoice(sheet);
}

/** Parts of it that a candidate has nothing of are left out, so those that no slice tells weigh the least when all are there. */
function chooseExperience(vacancy: ScoredVacancy, model: Model, sheet: Sheet): void {
  const family = roleFamilyOf({ vacancy, model });
  const shares = model.experience.parts[family ?? "unknown"];
  const { seniority = 0, yearsAsked } = vacancy;
  const asks = askedCompetencies({ vacancy, model }).some(({ weight }) => weight > 0);
  const ofFamily = family === undefined ? 0 : shares.family;
  const ofSeniority = seniority === 0 ? 0 : shares.seniority;
  const ofOthers = (yearsAsked === undefined ? 0 : shares.years) + (asks ? shares.competencies : 0);
  const all = ofFamily + ofSeniority + ofOthers;
  if (all === 0) {
    scale.rest += parts.experience * fullFit;
    return;
  }
  const share = (parts.experience * fullFit) / all;
  scale.rest += Math.ceil(share * ofOthers);
  if (ofFamily > 0)
    chooseOne(
      B.S_FAMILIES + (family === "seller" ? 1 : 0),
      pointsOf(share * ofFamily),
      sheet,
      true,
    );
  if (ofSeniority === 0) return;
  const fits = sheet.tables.seniorityFits[seniority] ?? [];
  startChoice(sheet);
  for (let has = 0; has < fits.length; has++)
    addLine(
      alone(B.S_SENIORITIES + has),
      pointsOf((share * ofSeniority * (fits[has] ?? 0)) / fullFit),
      sheet,
    );
  endChoice(sheet);
}

/** What interests add, from the keenest on, where all below a floor count as much as it. */
function chooseKeen(floor: number, sheet: Sheet): void {
  const { interestFits } = sheet.tables;
  const least = Math.max(floor, interestFits.at(-1) ?? fullFit);
  startChoice(sheet);
  for (let level = B.KEEN_LEVELS - 1; level >= 0; level--) {
    const fit = interestFits[B.KEEN_LEVELS - 1 - level] ?? fullFit;
    addLine(alone(B.S_KEEN + level), pointsOf(scale.interest * Math.max(0, fit - least)), sheet);
  }
  endChoice(sheet);
}

/** The points that a score needs at least, of who is not keen on anything. */
function needOf(score: number, { tables }: Sheet): number {
  const fit = Math.max(tables.interestFits.at(-1) ?? fullFit, score);
  const rest = scale.rest + scale.interest * fit;
  const needed = (2 * score - 1) * scale.weights - 2 * rest;
  return Math.max(0, Math.ceil(needed / (2 * scale.unit)));
}

/** Whoever has a lower threshold needs fewer points than the highest: they are given what lacks. */
function chooseThresholds(sheet: Sheet): number {
  const levels = Array.from({ length: B.THRESHOLD_LEVELS }, (_, level) =>
    needOf(B.THRESHOLD_FROM + level * B.THRESHOLD_STEP, sheet),
  );
  const highest = levels.at(-1) ?? 0;
  startChoice(sheet);
  for (let level = 0; level < B.THRESHOLD_LEVELS; level++)
    addLine(alone(B.S_THRESHOLDS + level), highest - (levels[level - 1] ?? 0), sheet, true);
  endChoice(sheet);
  return highest;
}

/** Writes what the bounds of a question are made of, after `scaleBounds`. */
export function writeBounds(
  vacancy: ScoredVacancy,
  model: Model,
  { counts = false, alerts }: Wanted,
  sheet: Sheet,
): void {
  const { writer } = sheet;
  writer.set(L.Q_COUNTS, counts ? 1 : 0);
  if (counts) return;
  writer.set(B.Q_BOUND_CHOICES, writer.list());
  chooseWishes(sheet);
  if (parts.skills > 0) chooseOne(B.S_NO_SKILLS, pointsOf(parts.skills * fullFit), sheet);
  chooseExperience(vacancy, model, sheet);
  writer.set(B.Q_BOUND_CHOICES_END, writer.next());
  writer.set(B.Q_BOUND_KEEN, writer.list());
  chooseKeen(0, sheet);
  writer.set(B.Q_BOUND_MAILED, writer.list());
  if (alerts) chooseKeen(B.THRESHOLD_FROM, sheet);
  writer.set(B.Q_BOUND_MAILED_NEED, alerts ? chooseThresholds(sheet) : -1);
  writer.set(B.Q_BOUND_MAILED_END, writer.next());
  writer.set(B.Q_BOUND_WEIGHTS, scale.weights);
  writer.set(B.Q_BOUND_REST, scale.rest);
  writer.set(B.Q_BOUND_UNIT, scale.unit);
  writer.set(B.Q_BOUND_INTEREST, scale.interest);
  writer.set(B.Q_BOUND_INTEREST_FITS, sheet.tables.interestFitList);
  writer.set(B.Q_BOUND_ASKED, 1);
  writer.set(B.Q_BOUND_DROPPED, 1);
  writer.set(B.Q_BOUND_PASSED, 0);
  writer.set(B.Q_BOUND_ROOM, writer.list());
  writer.skip(B.BOUND_BYTES);
}
