import { countsFor } from "../domain/factors/occupation.ts";
import { entryOf, fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Blocks } from "./blocks.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { skillPoints } from "./question-bounds.ts";
import { shareOf, type Sheet } from "./question-sheet.ts";

/** Marks offered and related occupations. */
export function writeOccupations(vacancy: ScoredVacancy, model: Model, sheet: Sheet): number {
  const { writer, numbers, marks, tables } = sheet;
  const { occupations } = vacancy;
  writer.set(L.Q_OCCUPATION_TABLE, marks.occupations.table());
  writer.set(L.Q_SAYS_OCCUPATIONS, occupations.length > 0 ? 1 : 0);
  let offers = 0;
  for (let n = 0; n < occupations.length; n++) {
    const counts = countsFor(occupations[n]?.confidence ?? 0, model);
    if (counts === 0) continue;
    offers += 1;
    const level = tables.offerLevels.indexOf(counts);
    const offered = numbers.occupations[n] ?? -1;
    if (offered >= 0) markOffer(offered, { own: level, related: 0 }, sheet);
    for (const other of numbers.related[n] ?? [])
      if (other >= 0 && other !== offered) markOffer(other, { own: 0, related: level }, sheet);
  }
  writer.set(L.Q_OFFERS, offers);
  for (const number of numbers.occupations) {
    if (number < 0) continue;
    marks.occupations.mark(number, marks.occupations.of(number) | L.OCCUPATION_OFFERED);
  }
  return offers;
}

/** Of several offers of one occupation the best of each kind counts. */
function markOffer(
  number: number,
  level: { readonly own: number; readonly related: number },
  { marks, tables }: Sheet,
): void {
  const levels = tables.offerLevels.length;
  const row = marks.occupations.of(number);
  const own = Math.max(level.own, Math.floor(row / levels));
  const related = Math.max(level.related, row % levels);
  marks.occupations.mark(number, own * levels + related);
}

/** Skills asked that somebody has, the rarest first, and what all that are asked weigh; overwritten by the next question. */
const asked = {
  weights: 0,
  count: 0,
  firsts: [] as number[],
  seconds: [] as number[],
  rows: [] as number[],
  weightOf: [] as number[],
  densities: [] as number[],
};

/** Marks the skills asked, and notes them for the gate. */
export function writeSkills(
  vacancy: ScoredVacancy,
  { skills }: Model,
  { writer, numbers, marks, blocks }: Sheet,
): number {
  writer.set(L.Q_SKILL_TABLE, marks.skills.table());
  writer.set(L.Q_SAYS_SKILLS, vacancy.skills.length > 0 ? 1 : 0);
  writer.set(L.Q_SKILL_VALUES, writer.list());
  for (let n = 0; n < L.SKILL_VALUE_BYTES; n += 4) writer.add(0);
  asked.weights = 0;
  asked.count = 0;
  for (let n = 0; n < vacancy.skills.length; n++) {
    const { need, level } = vacancy.skills[n] ?? { need: "nice" };
    const weight = skills[need];
    asked.weights += weight;
    const number = numbers.skills[n] ?? -1;
    if (number < 0) continue;
    noteSkill(number, weight, blocks);
    marks.skills.mark(number, asked.count);
    writer.add(weight);
    for (let has = 0; has < 8; has++) {
      const short = has === 0 || level === undefined ? 0 : Math.max(0, level - has);
      writer.add(entryOf(skills.levelShort, short));
    }
  }
  writer.set(L.Q_SKILL_WEIGHTS, asked.weights);
  return asked.weights;
}

function noteSkill(number: number, weight: number, blocks: Blocks): void {
  const { map, conceptRows } = blocks;
  const first = map.skills.first(number);
  const second = map.skills.second(number);
  const share = shareOf(blocks, first);
  const density = first === second ? share : share * shareOf(blocks, second);
  const { firsts, seconds, rows, weightOf, densities } = asked;
  let at = asked.count++;
  for (; at > 0 && (densities[at - 1] ?? 0) > density; at--) {
    firsts[at] = firsts[at - 1] ?? 0;
    seconds[at] = seconds[at - 1] ?? 0;
    rows[at] = rows[at - 1] ?? 0;
    weightOf[at] = weightOf[at - 1] ?? 0;
    densities[at] = densities[at - 1] ?? 0;
  }
  firsts[at] = first;
  seconds[at] = second;
  rows[at] = conceptRows.skill(number);
  weightOf[at] = weight;
  densities[at] = density;
}

/** Writes whom slices let through: an occupation or enough skills. False: nobody can have them. */
export function writeGate({ overlap }: Model["skills"], sheet: Sheet): boolean {
  const { writer } = sheet;
  const isOpen = overlap.matches === 0 && overlap.fit === 0 && asked.weights > 0;
  const occupations = writeOccupationGate(isOpen, sheet);
  const canHaveSkills = writeSkillGate(overlap, isOpen, sheet);
  const hereBytes = L.H_TERMS + occupations * 8 + asked.count * 12;
  writer.set(L.Q_HERE_BYTES, hereBytes);
  writer.set(L.Q_HERE_LIST, writer.list());
  writer.skip(hereBytes * L.AHEAD);
  return occupations > 0 || canHaveSkills;
}

function writeOccupationGate(isOpen: boolean, { writer, marks, blocks }: Sheet): number {
  const { map, conceptRows } = blocks;
  let terms = 0;
  writer.set(L.Q_OCCUPATION_LIST, writer.list());
  const add = (first: number, second: number, row: number) => {
    writer.addSlice(first);
    writer.addSlice(second);
    writer.add(row);
    terms += 1;
  };
  for (const number of marks.occupations.marked) {
    if ((marks.occupations.of(number) & L.OCCUPATION_ROW) === 0) continue;
    const { first, second } = map.occupations;
    add(first(number), second(number), conceptRows.occupation(number));
  }
  // Whoever allows anything that is searched for.
  if (isOpen) {
    add(T.S_RECRUITERS, T.S_RECRUITERS, conceptRows.everybody);
    add(T.S_ALERTS, T.S_ALERTS, conceptRows.everybody);
  }
  writer.set(L.Q_OCCUPATION_TERMS, terms);
  return terms;
}

function writeSkillGate(
  overlap: Model["skills"]["overlap"],
  isOpen: boolean,
  { writer }: Sheet,
): boolean {
  const { weights, count, firsts, seconds, rows, weightOf } = asked;
  const least = Math.max(1, Math.ceil((overlap.fit * weights) / fullFit));
  // The kernel's adder has seven bits and takes weights below eight.
  let highest = 1;
  for (let n = 0; n < count; n++) highest = Math.max(highest, weightOf[n] ?? 0);
  const unit = Math.max(1, Math.ceil(highest / 7), Math.ceil(weights / 80));
  const leastUnits = Math.ceil(least / unit);
  let most = 0;
  writer.set(L.Q_SKILL_LIST, writer.list());
  for (let n = 0; n < count; n++) {
    const units = Math.ceil((weightOf[n] ?? 0) / unit);
    writer.addSlice(firsts[n] ?? 0);
    writer.addSlice(seconds[n] ?? 0);
    writer.add(rows[n] ?? 0);
    writer.add(units | (skillPoints(weightOf[n] ?? 0, weights) << 16));
    most += units;
  }
  const canBe = !isOpen && most >= leastUnits && count >= overlap.matches;
  // Even where skills open no gate they count for who has an occupation.
  writer.set(L.Q_SKILL_TERMS, count);
  writer.set(L.Q_SKILL_LEAST, canBe ? leastUnits : L.UNREACHED_WEIGHT);
  return canBe;
}
