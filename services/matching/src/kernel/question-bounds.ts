import type { ReasonCode } from "@raakvlak/contracts";
import { fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import * as B from "./bound-layout.ts";
import * as L from "./layout.ts";
import type { Sheet } from "./question-sheet.ts";
import { freshnessOn, saysNothingOf, type ToldExperience } from "./question-terms.ts";

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
  { model, day }: Measure,
  { offers, skillWeights }: { offers: number; skillWeights: number },
): void {
  parts.occupation = 0;
  parts.skills = 0;
  parts.experience = 0;
  scale.weights = 0;
  scale.rest = 0;
  scale.interest = 0;
  for (const { code, weight } of model.factors) {
    if (saysNothingOf(code, vacancy)) continue;
    if (code === "occupation") parts.occupation = offers > 0 ? weight : 0;
    else if (code === "skills") parts.skills = skillWeights > 0 ? weight : 0;
    else if (code === "experience") parts.experience = weight;
    else if (code === "interest") scale.interest = weight;
    else {
      scale.weights += weight;
      scale.rest += weight * mostOf(code, vacancy, { model, day });
    }
  }
  scale.weights += parts.occupation + parts.skills + parts.experience + scale.interest;
  // Without any factor there is no score to reach.
  scale.unit = (Math.max(1, scale.weights) * fullFit) / pointsInFull;
}

/** What a factor that no slice tells anything of fits at most. */
function mostOf(code: ReasonCode, { postedDay }: ScoredVacancy, { model, day }: Measure): number {
  if (code !== "freshness" || postedDay === undefined) return fullFit;
  return freshnessOn(day, postedDay, model);
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
function chooseExperience(
  { seniority = 0, yearsAsked }: ScoredVacancy,
  model: Model,
  { family, asksCompetencies }: ToldExperience,
  sheet: Sheet,
): void {
  const shares = model.experience.parts[family ?? "unknown"];
  const ofFamily = family === undefined ? 0 : shares.family;
  const ofSeniority = seniority === 0 ? 0 : shares.seniority;
  const ofYears = yearsAsked === undefined ? 0 : shares.years;
  const ofOthers = ofYears + (asksCompetencies ? shares.competencies : 0);
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

interface Bounding {
  readonly vacancy: ScoredVacancy;
  readonly model: Model;
  readonly told: ToldExperience;
  readonly alerts: boolean;
}

/** Writes what the bounds of a question are made of, after `scaleBounds`. */
export function writeBounds({ vacancy, model, told, alerts }: Bounding, sheet: Sheet): void {
  const { writer } = sheet;
  writer.set(B.Q_BOUND_CHOICES, writer.list());
  chooseWishes(sheet);
  if (parts.skills > 0) chooseOne(B.S_NO_SKILLS, pointsOf(parts.skills * fullFit), sheet);
  chooseExperience(vacancy, model, told, sheet);
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
