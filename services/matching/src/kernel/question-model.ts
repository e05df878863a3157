import { valueOn, type Curve } from "../domain/curve.ts";
import { entryOf, fullFit, shareOf } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import * as L from "./layout.ts";
import type { Writer } from "./question-memory.ts";

/** Writes a model's curves, tables and weights. */
export function writeModel(model: Model, { set, setDouble, writer }: ModelSheet): void {
  const { wish, experience, interest } = model;
  const decay = daysOf(interest.decayByDays);
  const rowBytes = offerLevels(model).length ** 2 * L.OCCUPATION_ROW_BYTES;
  writer.reset(4_096 + decay.length * 2 + curveBytes(model) + rowBytes);
  const strengths = Array.from({ length: 256 }, (_, n) => {
    const highest = Math.max(1, n >> 4);
    return wish.least + Math.floor(((fullFit - wish.least) * (n & 15)) / highest);
  });
  set(L.Q_STRENGTHS, writer.halves(strengths));
  set(L.Q_DECAY, writer.halves(decay));
  set(L.Q_DECAY_LAST, decay.length - 1);
  set(L.Q_DISTANCE_CURVE, writer.words(curveWords(model.distance.byMetres)));
  set(L.Q_PAY_CURVE, writer.words(curveWords(model.pay.byShare)));
  set(L.Q_INTEREST_CURVE, writer.words(curveWords(interest.byWeight)));
  set(L.Q_NEAR_METRES, interest.nearMetres);
  const chord = (interest.nearMetres * 1.01 + 10) / 6_371_008.8;
  setDouble(L.Q_NEAR_SQUARED, chord * chord);
  // Nibble 15: the self-assessment left it open, which counts as no evidence.
  const evidence = Array.from({ length: 16 }, (_, n) =>
    entryOf(experience.evidence, n === 15 ? 0 : n),
  );
  set(L.Q_EVIDENCE, writer.words(evidence));
  set(L.Q_OCCUPATION_FITS, writer.halves(occupationFits(model, strengths)));
  set(L.Q_OVERLAP_MATCHES, model.skills.overlap.matches);
  set(L.Q_OVERLAP_FIT, model.skills.overlap.fit);
  for (const { code, weight } of model.factors) set(weightField[code], weight);
}

/** What an offer can count for, from 0 up: rows of fits go by the level of the wish's own offer, then of a related one. */
export function offerLevels({ occupation }: Model): number[] {
  const levels = new Set([0, ...occupation.confidence.map(({ counts }) => counts)]);
  const sorted = [...levels].toSorted((a, b) => a - b);
  if (sorted.length ** 2 > L.OCCUPATION_ROW + 1)
    throw new Error("the model has too many levels of confidence");
  return sorted;
}

function occupationFits(model: Model, strengths: readonly number[]): number[] {
  const levels = offerLevels(model);
  const fitOf = (most: number, strength: number, counts: number) =>
    shareOf(shareOf(most, strength), counts);
  return levels.flatMap((own) =>
    levels.flatMap((related) =>
      strengths.map((strength) =>
        Math.max(
          fitOf(model.occupation.own, strength, own),
          fitOf(model.occupation.related, strength, related),
        ),
      ),
    ),
  );
}

interface ModelSheet {
  set(field: number, value: number): void;
  setDouble(field: number, value: number): void;
  readonly writer: Writer;
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

function curveWords(curve: Curve): number[] {
  return [curve.length, ...curve.flat()];
}

function curveBytes({ distance, pay, interest }: Model): number {
  const curves = [distance.byMetres, pay.byShare, interest.byWeight];
  return curves.reduce((bytes, curve) => bytes + 4 + curve.length * 8, 0);
}

/** The values of a curve of days, one by one to its last point. */
function daysOf(curve: Curve): number[] {
  const last = Math.max(0, curve.at(-1)?.[0] ?? 0);
  return Array.from({ length: last + 1 }, (_, day) => valueOn(curve, day));
}
