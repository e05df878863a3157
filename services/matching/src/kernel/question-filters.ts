import { workModes } from "@raakvlak/contracts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Blocks } from "./blocks.ts";
import { columnOf, rowOf } from "./geography.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { allContracts, contractSlice, noSlice, tellLimits } from "./question-limits.ts";
import { shareOf, type Sheet } from "./question-sheet.ts";
import type { Wanted } from "./question.ts";

/** A slice that fewer than this share fail costs more than it saves. */
const worthFailing = 0.04;
const worthHaving = 0.95;

/** The cell that a place of work lies in. */
function cellOf({ x, y, z }: ScoredVacancy["vectors"][number]) {
  return { row: rowOf(x, y, z), column: columnOf(x, y) };
}

/** Which blocks and slots are looked at. */
export function writeFilters(vacancy: ScoredVacancy, wanted: Wanted, sheet: Sheet): void {
  const { writer, blocks } = sheet;
  const isSomewhere = vacancy.workMode !== "remote" && vacancy.vectors.length > 0;
  const cells = isSomewhere ? vacancy.vectors.map(cellOf) : [];
  const tables = blocks.tables();
  writer.set(L.Q_BLOCKS, blocks.count);
  writer.set(L.Q_BLOCK_LIST, tables.list);
  writer.set(L.Q_BLOCK_FLAGS, tables.flags);
  writer.set(L.Q_CELLS, cells.length);
  writer.set(L.Q_CELL_LIST, writer.list());
  for (const { row, column } of cells) {
    writer.add(tables.row(row));
    writer.add(column);
  }
  const { workMode } = vacancy;
  const mode = workMode === undefined ? 0 : 1 << workModes.indexOf(workMode);
  writer.set(L.Q_BLOCK_FLAGS_NEEDED, mode | flagOf(wanted));
  writePositive(cells, wanted, sheet);
  writeLimits(vacancy, sheet);
  writeNegative(vacancy, sheet);
}

/** Of a block where nobody allows the one thing that is asked for, nothing is looked at. */
function flagOf({ limit, alerts }: Wanted): number {
  if (limit === undefined) return alerts ? T.BLOCK_ALERTS : 0;
  return alerts ? 0 : T.BLOCK_RECRUITERS;
}

/** Groups of which a slot must be in one pair of slices: who is near, and who allows what is asked for. */
function writePositive(
  cells: readonly ReturnType<typeof cellOf>[],
  { limit, alerts }: Wanted,
  { writer, blocks }: Sheet,
): void {
  let groups = 0;
  writer.set(L.Q_POSITIVE_LIST, writer.list());
  if (cells.length > 0) {
    groups += 1;
    writer.add(cells.length);
    for (const { row, column } of cells) {
      writer.addSlice(T.S_ROWS + row);
      writer.addSlice(T.S_COLUMNS + column);
    }
  }
  const listed = limit === undefined ? 0 : shareOf(blocks, T.S_RECRUITERS);
  const alerted = alerts ? shareOf(blocks, T.S_ALERTS) : 0;
  if (listed + alerted < worthHaving) {
    groups += 1;
    writer.add((limit === undefined ? 0 : 1) + (alerts ? 1 : 0));
    if (limit !== undefined) addTwice(T.S_RECRUITERS, writer);
    if (alerts) addTwice(T.S_ALERTS, writer);
  }
  writer.set(L.Q_POSITIVE, groups);
}

function addTwice(slice: number, writer: Sheet["writer"]): void {
  writer.addSlice(slice);
  writer.addSlice(slice);
}

/** Slices in which a slot breaks a rule, by the share of those who do, the most first; overwritten by the next question. */
const failing = { slices: [] as number[], shares: [] as number[] };

function noteFailing(slice: number, share: number): void {
  const { slices, shares } = failing;
  let at = slices.length;
  for (; at > 0 && (shares[at - 1] ?? 0) < share; at--) {
    slices[at] = slices[at - 1] ?? 0;
    shares[at] = shares[at - 1] ?? 0;
  }
  slices[at] = slice;
  shares[at] = share;
}

/** Notes what fails enough slots; of the other terms, and of those that slices do not tell exactly, records are judged. */
function writeLimits(vacancy: ScoredVacancy, { writer, blocks }: Sheet): void {
  failing.slices.length = 0;
  failing.shares.length = 0;
  let stated = 0;
  let open = 0;
  tellLimits(vacancy, (term, slice, isExact) => {
    const share = failingShare(vacancy, slice, blocks);
    if (share > worthFailing) noteFailing(slice, share);
    stated |= term;
    if (!isExact || (share > 0 && share <= worthFailing)) open |= term;
  });
  writer.set(L.Q_STATED, stated);
  writer.set(L.Q_OPEN, open);
}

function failingShare({ contractKinds }: ScoredVacancy, slice: number, blocks: Blocks): number {
  if (slice === noSlice) return 0;
  if (slice !== allContracts) return shareOf(blocks, slice);
  let least = 1;
  for (const kind of contractKinds) least = Math.min(least, shareOf(blocks, contractSlice(kind)));
  return least;
}

/** Groups of slices: whoever is in all of a group breaks a rule. */
function writeNegative({ contractKinds: kinds }: ScoredVacancy, { writer }: Sheet): void {
  writer.set(L.Q_NEGATIVE, failing.slices.length);
  writer.set(L.Q_NEGATIVE_LIST, writer.list());
  for (const slice of failing.slices) {
    if (slice === allContracts) {
      writer.add(kinds.length);
      for (const kind of kinds) writer.addSlice(contractSlice(kind));
    } else {
      writer.add(1);
      writer.addSlice(slice);
    }
  }
}
