import { valueOn, type Curve } from "../domain/curve.ts";
import { entryOf, fullFit, shareOf } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import * as B from "./bound-layout.ts";
import * as L from "./layout.ts";
import { keenAbove } from "./slices-of-record.ts";
import type { Writer } from "./question-memory.ts";

/** What a question takes of its model: levels, and where values stand that a vacancy chooses from. */
export interface ModelTables {
  /** What an offer can count for, from 0 up: rows of fits go by the level of the wish's own offer, then of a related one. */
  readonly offerLevels: readonly number[];
  /** Addresses of the values by role family, for a vacancy of each: not said, seller, leader. */
  readonly families: readonly number[];
  /** Of the values by seniority, for a vacancy that asks none, 1, 2 and so on. */
  readonly seniorities: readonly number[];
  /** Of the values by years, for a vacancy that asks 0, 1, 2 and so on. */
  readonly years: readonly number[];
  /** By row of fits, what a wish counts for at most: any, one that is not very strong, one that is not even strong. */
  readonly tops: readonly Tops[];
  /** What interests fit at most, of the keenest first, of who is not keen last; and where these stand. */
  readonly interestFits: readonly number[];
  readonly interestFitList: number;
  /** By the seniority asked, the fits by the candidate's, not said counting in full. */
  readonly seniorityFits: readonly (readonly number[])[];
  /** Of the values by years, where none are asked. */
  readonly noYears: number;
}

interface Tops {
  readonly full: number;
  readonly strong: number;
  readonly weak: number;
}

/** The contracts' bound, of those who have them and of those who ask. */
const mostYears = 60;
const mostSenior = 5;

/** Writes a model's curves, tables and weights. */
export function writeModel(model: Model, writer: Writer): ModelTables {
  const { wish, experience, interest } = model;
  const decay = daysOf(interest.decayByDays);
  const offerLevels = offerLevelsOf(model);
  const rowBytes = offerLevels.length ** 2 * L.OCCUPATION_ROW_BYTES;
  writer.start(8_704 + decay.length * 2 + curveBytes(model) + rowBytes);
  const strengths = Array.from({ length: 256 }, (_, n) => {
    const highest = Math.max(1, n >> 4);
    return wish.least + Math.floor(((fullFit - wish.least) * (n & 15)) / highest);
  });
  writer.set(L.Q_STRENGTHS, halves(strengths, writer));
  writer.set(L.Q_DECAY, halves(decay, writer));
  writer.set(L.Q_DECAY_LAST, decay.length - 1);
  writer.set(L.Q_DISTANCE_CURVE, curve(model.distance.byMetres, writer));
  writer.set(L.Q_PAY_CURVE, curve(model.pay.byShare, writer));
  writer.set(L.Q_INTEREST_CURVE, curve(interest.byWeight, writer));
  const most = mostInterest(model, Math.max(...decay));
  writer.set(L.Q_INTEREST_MOST, halves(most, writer));
  const interestFits = Array.from({ length: B.KEEN_LEVELS + 1 }, (_, level) =>
    level === 0 ? fullFit : (most[keenAbove(B.KEEN_LEVELS - level)] ?? fullFit),
  );
  const interestFitList = words(interestFits, writer);
  writer.set(L.Q_NEAR_METRES, interest.nearMetres);
  const chord = (interest.nearMetres * 1.01 + 10) / 6_371_008.8;
  writer.setDouble(L.Q_NEAR_SQUARED, chord * chord);
  // Nibble 15: the self-assessment left it open, which counts as no evidence.
  const evidence = Array.from({ length: 16 }, (_, n) =>
    entryOf(experience.evidence, n === 15 ? 0 : n),
  );
  writer.set(L.Q_EVIDENCE, words(evidence, writer));
  const fits = occupationFits(model, offerLevels, strengths);
  writer.set(L.Q_OCCUPATION_FITS, halves(fits, writer));
  writer.set(L.Q_OVERLAP_MATCHES, model.skills.overlap.matches);
  writer.set(L.Q_OVERLAP_FIT, model.skills.overlap.fit);
  for (const { code, weight } of model.factors) writer.set(weightField[code], weight);
  return {
    offerLevels,
    tops: topsOf(fits),
    interestFits,
    interestFitList,
    ...writeExperienceTables(experience, writer),
  };
}

function offerLevelsOf({ occupation }: Model): number[] {
  const levels = new Set([0, ...occupation.confidence.map(({ counts }) => counts)]);
  const sorted = [...levels].toSorted((a, b) => a - b);
  if (sorted.length ** 2 > L.OCCUPATION_ROW + 1)
    throw new Error("the model has too many levels of confidence");
  return sorted;
}

function occupationFits(
  { occupation }: Model,
  levels: readonly number[],
  strengths: readonly number[],
): number[] {
  const fitOf = (most: number, strength: number, counts: number) =>
    shareOf(shareOf(most, strength), counts);
  return levels.flatMap((own) =>
    levels.flatMap((related) =>
      strengths.map((strength) =>
        Math.max(
          fitOf(occupation.own, strength, own),
          fitOf(occupation.related, strength, related),
        ),
      ),
    ),
  );
}

function topsOf(fits: readonly number[]): Tops[] {
  const rows = fits.length / 256;
  return Array.from({ length: rows }, (_, row) => {
    const tops = { full: 0, strong: 0, weak: 0 };
    for (let highest = 0; highest < 16; highest++)
      for (let weight = 0; weight <= highest; weight++) {
        const fit = fits[row * 256 + highest * 16 + weight] ?? 0;
        tops.full = Math.max(tops.full, fit);
        if (weight * 10 >= highest * B.VERY_STRONG_TENTHS) continue;
        tops.strong = Math.max(tops.strong, fit);
        if (weight * 10 < highest * B.STRONG_TENTHS) tops.weak = Math.max(tops.weak, fit);
      }
    return tops;
  });
}

/** What interests of a sum of raw weights fit at most, when all of them are met; the last stands for any sum. */
function mostInterest({ interest }: Model, remains: number): number[] {
  let most = 0;
  return Array.from({ length: 256 }, (_, sum) => {
    most = Math.max(most, valueOn(interest.byWeight, Math.ceil((sum * remains) / 100)));
    return sum === 255 ? fullFit : most;
  });
}

const weightField = {
  occupation: L.Q_WEIGHT_OCCUPATION,
  skills: L.Q_WEIGHT_SKILLS,
  experience: L.Q_WEIGHT_EXPERIENCE,
  distance: L.Q_WEIGHT_DISTANCE,
  pay: L.Q_WEIGHT_PAY,
  sector: L.Q_WEIGHT_SECTOR,
  interest: L.Q_WEIGHT_INTEREST,
  freshness: L.Q_WEIGHT_FRESHNESS,
} as const;

function writeExperienceTables(
  { seniorityAbove, seniorityBelow, yearsShort }: Model["experience"],
  writer: Writer,
): Omit<ModelTables, "offerLevels" | "tops" | "interestFits" | "interestFitList"> {
  const families = [
    [-1, -1, -1, -1],
    [-1, fullFit, 0, fullFit],
    [-1, 0, fullFit, fullFit],
  ];
  const seniorityOf = (asked: number, has: number) => {
    if (asked === 0 || has === 0) return -1;
    return has < asked
      ? entryOf(seniorityBelow, asked - has)
      : entryOf(seniorityAbove, has - asked);
  };
  const seniorities = Array.from({ length: mostSenior + 1 }, (_, asked) =>
    Array.from({ length: mostSenior + 1 }, (_each, has) => seniorityOf(asked, has)),
  );
  // From most years short to most years over: each number of years asked begins at another place of one list.
  const balance = Array.from({ length: mostYears * 2 + 1 }, (_, n) =>
    entryOf(yearsShort, Math.max(0, mostYears - n)),
  );
  const years = words(balance, writer);
  return {
    families: families.map((values) => words(values, writer)),
    seniorities: seniorities.map((values) => words(values, writer)),
    seniorityFits: seniorities.map((values) =>
      values.map((value) => (value < 0 ? fullFit : value)),
    ),
    years: Array.from({ length: mostYears + 1 }, (_, asked) => years + (mostYears - asked) * 4),
    noYears: words(
      Array.from({ length: mostYears + 1 }, () => -1),
      writer,
    ),
  };
}

function words(items: readonly number[], writer: Writer): number {
  const at = writer.list();
  for (const item of items) writer.add(item);
  return at;
}

function halves(items: readonly number[], writer: Writer): number {
  const at = writer.list();
  for (const item of items) writer.addHalf(item);
  return at;
}

function curve(points: Curve, writer: Writer): number {
  return words([points.length, ...points.flat()], writer);
}

function curveBytes({ distance, pay, interest }: Model): number {
  const curves = [distance.byMetres, pay.byShare, interest.byWeight];
  return curves.reduce((bytes, points) => bytes + 16 + points.length * 8, 0);
}

/** The values of a curve of days, one by one to its last point. */
function daysOf(points: Curve): number[] {
  const last = Math.max(0, points.at(-1)?.[0] ?? 0);
  return Array.from({ length: last + 1 }, (_, day) => valueOn(points, day));
}
