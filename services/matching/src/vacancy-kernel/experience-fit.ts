import type { Model } from "../domain/model.ts";
import type { ProfileQuestion } from "./profile-question.ts";
import * as L from "./record-layout.ts";

const absent = -1;

/** What the role asks of a person, as the domain's factor does, from tables; -1: absent. */
export function createExperienceFit({ experience }: Model) {
  const { unknown, seller, leader } = experience.parts;
  /** By family number. */
  const parts = [unknown, seller, leader];

  return (question: ProfileQuestion, words: Int32Array, at: number): number => {
    const family = words[at + L.FAMILY] ?? 0;
    const part = parts[family] ?? unknown;
    const seniority = words[at + L.SENIORITY] ?? 0;
    const years = words[at + L.YEARS] ?? 0;
    let weights = 0;
    let sum = 0;
    const add = (weight: number, value: number) => {
      if (value === absent) return;
      weights += weight;
      sum += weight * value;
    };
    add(part.family, question.byFamily[family] ?? 0);
    if (seniority !== absent) add(part.seniority, question.bySeniority[seniority] ?? 0);
    if (years !== absent) add(part.years, question.byYears[years] ?? 0);
    if (question.isAssessed) add(part.competencies, evidenceOf(question.evidence, words, at));
    return weights === 0 ? absent : Math.floor(sum / weights);
  };
}

function evidenceOf(evidence: Int32Array, words: Int32Array, at: number): number {
  const from = L.listAt(words, at, L.ASKED);
  const end = from + L.countOf(words, at, L.ASKED) * 2;
  let weights = 0;
  let sum = 0;
  for (let n = from; n < end; n += 2) {
    const weight = words[n + 1] ?? 0;
    weights += weight;
    sum += weight * (evidence[words[n] ?? 0] ?? 0);
  }
  return weights === 0 ? absent : Math.floor(sum / weights);
}
