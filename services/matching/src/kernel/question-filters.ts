import { workModes } from "@raakvlak/contracts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import { cellOf } from "./geography.ts";
import * as L from "./layout.ts";
import { limitsOf } from "./question-limits.ts";
import { bitsOf, shareOf, type Sheet, type Slices } from "./question-sheet.ts";
import type { Wanted } from "./question.ts";
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
  const positive: { terms: readonly Slices[]; share: number }[] = [];
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
  const limits = limitsOf(vacancy).map((limit) => ({
    ...limit,
    share: limit.slices.length === 0 ? 0 : Math.min(...limit.slices.map(shareIn)),
  }));
  const negative = limits
    .filter(({ share }) => share > worthFailing)
    .toSorted((a, b) => b.share - a.share);
  let stated = 0;
  let open = 0;
  for (const { term, isExact, share } of limits) {
    stated |= term;
    if (!isExact || (share > 0 && share <= worthFailing)) open |= term;
  }
  set(L.Q_STATED, stated);
  set(L.Q_OPEN, open);
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
