import { countsFor } from "../domain/factors/occupation.ts";
import { entryOf, fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import * as L from "./layout.ts";
import { offerLevels } from "./question-model.ts";
import { shareOf, type Sheet, type SkillTerm, type Term } from "./question-sheet.ts";

/** Marks offered and related occupations, and returns the slices of those that fit. */
export function writeOccupations(
  vacancy: ScoredVacancy,
  model: Model,
  { set, names, blocks, marks }: Sheet,
): Term[] {
  const levels = offerLevels(model);
  set(L.Q_OCCUPATION_TABLE, marks.occupations.table());
  set(L.Q_SAYS_OCCUPATIONS, vacancy.occupations.length > 0 ? 1 : 0);
  const counts = new Map<number, { own: number; related: number }>();
  const countsOf = (number: number) => {
    const known = counts.get(number) ?? { own: 0, related: 0 };
    counts.set(number, known);
    return known;
  };
  const offered = new Set<number>();
  let offers = 0;
  for (const { concept, confidence, related } of vacancy.occupations) {
    const number = names.occupations.find(concept);
    if (number >= 0) offered.add(number);
    const value = countsFor(confidence, model);
    if (value === 0) continue;
    offers += 1;
    const level = levels.indexOf(value);
    if (number >= 0) countsOf(number).own = Math.max(countsOf(number).own, level);
    for (const other of related) {
      const relative = names.occupations.find(other);
      if (relative < 0 || relative === number) continue;
      countsOf(relative).related = Math.max(countsOf(relative).related, level);
    }
  }
  set(L.Q_OFFERS, offers);
  for (const [number, { own, related }] of counts) {
    const row = own * levels.length + related;
    marks.occupations.mark(number, row | (offered.has(number) ? L.OCCUPATION_OFFERED : 0));
  }
  for (const number of offered)
    if (!counts.has(number)) marks.occupations.mark(number, L.OCCUPATION_OFFERED);
  const { map, conceptRows } = blocks;
  return [...counts.keys()].map((number) => ({
    first: map.occupations.first(number),
    second: map.occupations.second(number),
    row: conceptRows.occupation(number),
  }));
}

/** Marks the skills asked, and returns their slices; and the sum of all weights, known or not. */
export function writeSkills(
  vacancy: ScoredVacancy,
  { skills }: Model,
  { set, writer, names, blocks, marks }: Sheet,
): { readonly terms: SkillTerm[]; readonly weights: number } {
  set(L.Q_SKILL_TABLE, marks.skills.table());
  set(L.Q_SAYS_SKILLS, vacancy.skills.length > 0 ? 1 : 0);
  const rows: number[] = Array.from({ length: L.SKILL_VALUE_BYTES / 4 }, () => 0);
  const terms: SkillTerm[] = [];
  let weights = 0;
  let number = 0;
  for (const { concept, need, level } of vacancy.skills) {
    const weight = skills[need];
    weights += weight;
    const known = names.skills.find(concept);
    if (known < 0) continue;
    number += 1;
    marks.skills.mark(known, number);
    rows.push(weight);
    for (let has = 0; has < 8; has++) {
      const short = has === 0 || level === undefined ? 0 : Math.max(0, level - has);
      rows.push(entryOf(skills.levelShort, short));
    }
    const first = blocks.map.skills.first(known);
    const second = blocks.map.skills.second(known);
    const density =
      first === second ? shareOf(blocks, first) : shareOf(blocks, first) * shareOf(blocks, second);
    terms.push({ first, second, row: blocks.conceptRows.skill(known), weight, density });
  }
  set(L.Q_SKILL_WEIGHTS, weights);
  set(L.Q_SKILL_VALUES, writer.words(rows));
  return { terms, weights };
}

/** An occupation or enough skills. False: nobody can have them. */
export function writeGate(
  occupations: readonly Term[],
  { terms: skills, weights }: ReturnType<typeof writeSkills>,
  { overlap }: Model["skills"],
  { set, writer, blocks }: Sheet,
): boolean {
  const isOpen = overlap.matches === 0 && overlap.fit === 0 && weights > 0;
  // Whoever allows anything that is searched for.
  const everybody = [L.S_RECRUITERS, L.S_ALERTS].map((slice) => ({
    first: slice,
    second: slice,
    row: blocks.conceptRows.everybody,
  }));
  const gate = isOpen ? [...occupations, ...everybody] : occupations;
  set(L.Q_OCCUPATION_TERMS, gate.length);
  set(
    L.Q_OCCUPATION_LIST,
    writer.words(gate.flatMap(({ first, second, row }) => [first * 64, second * 64, row])),
  );
  const least = Math.max(1, Math.ceil((overlap.fit * weights) / fullFit));
  // The kernel's adder has seven bits and takes weights below eight.
  const highest = skills.reduce((most, { weight }) => Math.max(most, weight), 1);
  const unit = Math.max(1, Math.ceil(highest / 7), Math.ceil(weights / 80));
  const sorted = skills
    .map((term) => ({ ...term, weight: Math.ceil(term.weight / unit) }))
    .toSorted((a, b) => a.density - b.density);
  const leastUnits = Math.ceil(least / unit);
  const most = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const canBe = !isOpen && most >= leastUnits && skills.length >= overlap.matches;
  set(L.Q_SKILL_TERMS, canBe ? sorted.length : 0);
  set(L.Q_SKILL_LEAST, leastUnits);
  set(
    L.Q_SKILL_LIST,
    writer.words(
      sorted.flatMap(({ first, second, row, weight }) => [first * 64, second * 64, row, weight]),
    ),
  );
  set(L.Q_HERE_LIST, writer.words(gate.concat(sorted).flatMap(() => [0, 0, 0])));
  return canBe || gate.length > 0;
}
