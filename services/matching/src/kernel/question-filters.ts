import { cefrLevels, contractKinds, workModes } from "@raakvlak/contracts";
import { offeredPay } from "../domain/offered-pay.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { languageNumber } from "./encode-profile.ts";
import { cellOf } from "./geography.ts";
import * as L from "./layout.ts";
import { bitsOf, shareOf, type Sheet, type Term } from "./question-sheet.ts";
import type { Wanted } from "./question.ts";
import { hoursAbove, hoursBelow, levels, payAbove, slicedLanguages } from "./slice-map.ts";
import { blockFlags } from "./slices-of-record.ts";

/** A slice that fewer than this share fail costs more than it saves. */
const worthFailing = 0.04;
const worthHaving = 0.95;

/** Which slices let a slot through. */
export function writeFilters(
  vacancy: ScoredVacancy,
  wanted: Wanted,
  { set, writer, blocks }: Sheet,
): void {
  const shareIn = (slice: number) => shareOf(blocks, slice);
  const positive: { terms: readonly Term[]; share: number }[] = [];
  const purposes = [
    ...(wanted.limit === undefined ? [] : [L.S_RECRUITERS]),
    ...(wanted.alerts ? [L.S_ALERTS] : []),
  ];
  const terms = purposes.map((slice) => ({ first: slice, second: slice }));
  positive.push({ terms, share: purposes.reduce((sum, slice) => sum + shareIn(slice), 0) });
  const isSomewhere = vacancy.workMode !== "remote" && vacancy.vectors.length > 0;
  const cells = isSomewhere ? vacancy.vectors.map(cellOf) : [];
  if (isSomewhere) {
    const near = cells.map(({ row, column }) => ({
      first: L.S_ROWS + row,
      second: L.S_COLUMNS + column,
    }));
    positive.unshift({ terms: near, share: 0 });
  }
  const tables = blocks.tables();
  set(L.Q_BLOCKS, blocks.count);
  set(L.Q_BLOCK_LIST, tables.list);
  set(L.Q_BLOCK_FLAGS, tables.flags);
  set(L.Q_CELLS, cells.length);
  set(L.Q_CELL_LIST, writer.words(cells.flatMap(({ row, column }) => [tables.row(row), column])));
  const kept = positive.filter(({ share }) => share < worthHaving);
  set(L.Q_POSITIVE, kept.length);
  set(
    L.Q_POSITIVE_LIST,
    writer.words(
      kept.flatMap((group) => [
        group.terms.length,
        ...group.terms.flatMap(({ first, second }) => [first * 64, second * 64]),
      ]),
    ),
  );
  const negative = failing(vacancy)
    .map((slices) => ({ slices, share: Math.min(...slices.map(shareIn)) }))
    .filter(({ share }) => share > worthFailing)
    .toSorted((a, b) => b.share - a.share);
  set(L.Q_NEGATIVE, negative.length);
  set(
    L.Q_NEGATIVE_LIST,
    writer.words(
      negative.flatMap(({ slices }) => [slices.length, ...slices.map((slice) => slice * 64)]),
    ),
  );
  const mode = vacancy.workMode === undefined ? 0 : bitsOf([vacancy.workMode], workModes);
  const one = purposes.length === 1;
  const purpose = wanted.alerts ? blockFlags.alerts : blockFlags.recruiters;
  set(L.Q_BLOCK_FLAGS_NEEDED, mode | (one ? purpose : 0));
}

/** Groups of slices: whoever is in all of a group breaks a rule. Levels between two slices are judged exactly later. */
function failing(vacancy: ScoredVacancy): number[][] {
  const groups: number[][] = [];
  const { contractKinds: kinds, workMode, officeDays, hours } = vacancy;
  if (kinds.length > 0)
    groups.push(kinds.map((kind) => L.S_CONTRACTS + contractKinds.indexOf(kind)));
  if (workMode !== undefined) groups.push([L.S_MODES + workModes.indexOf(workMode)]);
  if (officeDays !== undefined && officeDays > 0) groups.push([L.S_OFFICE_DAYS + officeDays - 1]);
  if (hours !== undefined) {
    const below = hoursBelow.findLastIndex((level) => level <= hours.min);
    if (below >= 0) groups.push([L.S_HOURS_MAX + below]);
    const above = hoursAbove.findIndex((level) => level >= hours.max);
    if (above >= 0) groups.push([L.S_HOURS_MIN + above]);
  }
  for (const [of, slice] of [
    ["fixed", L.S_PAY_FIXED],
    ["on-target", L.S_PAY_ON_TARGET],
  ] as const) {
    const offered = offeredPay(vacancy, of);
    const above = offered === undefined ? -1 : payAbove.findIndex((level) => level >= offered);
    if (above >= 0) groups.push([slice + above]);
  }
  for (const { code, level } of vacancy.languages) {
    const language = slicedLanguages.indexOf(languageNumber(code));
    if (language >= 0) groups.push([L.S_LANGUAGES + language * levels + cefrLevels.indexOf(level)]);
  }
  return groups;
}
