import { contractKinds, workModes } from "@raakvlak/contracts";
import { createColumn, type Column } from "./columns.ts";
import { cellOf, cellsAround, curvePosition } from "./geo-cells.ts";
import { earthRadiusMetres, type ProfileColumns } from "./profile-columns.ts";
import type { Bitmap, Bitmap32 } from "./roaring-library.ts";

/** A bitmap for each of some levels. */
export interface Levels {
  /** Who has at least so much, and perhaps a few who have less; undefined: nobody is ruled out. */
  atLeast(value: number): Bitmap | undefined;
  readonly all: readonly Bitmap[];
}

/** Who meets what, by the rank of the row; saying nothing meets everything. */
export interface ProfileBitmaps {
  /** Whom any question can find. */
  readonly searched: Bitmap;
  readonly contracts: readonly Bitmap[];
  readonly modes: readonly Bitmap[];
  readonly officeDays: Levels;
  readonly hoursMax: Levels;
  /** Of negative values: at most so much. */
  readonly hoursMin: Levels;
  readonly payFixed: Levels;
  readonly payOnTarget: Levels;
  /** By number of the language. */
  readonly languages: ReadonlyMap<number, Levels>;
  /** Who names no language. */
  readonly speechless: Bitmap;
  /** By cell: whose circle touches it. */
  readonly near: readonly (Bitmap | undefined)[];
  /** Who names no place. */
  readonly nowhere: Bitmap;
  readonly occupations: ReadonlyMap<number, Bitmap>;
  readonly skills: ReadonlyMap<number, Bitmap>;
  bytes(): number;
}

const mostLevels = 48;
const silent = 7;

/** The rows of profiles along a curve through their first places. */
export function sortedRows({ column, x, y, z, count }: ProfileColumns): number[] {
  const keys = Float64Array.from({ length: count }, (_, row) => {
    const place = column.firstPlace[row] ?? 0;
    if (place === column.firstPlace[row + 1]) return -1;
    return curvePosition(cellOf(vectorAt({ x, y, z }, place)));
  });
  return Array.from({ length: count }, (_, row) => row).toSorted(
    (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b,
  );
}

export function buildBitmaps(
  columns: ProfileColumns,
  rows: readonly number[],
  { RoaringBitmap32 }: Bitmap32,
): ProfileBitmaps {
  const { column, occupations, skills, languages, count } = columns;
  const all: Bitmap[] = [];

  function made(ranks: ArrayLike<number>): Bitmap {
    const bitmap = new RoaringBitmap32(Uint32Array.from(ranks));
    bitmap.runOptimize();
    bitmap.shrinkToFit();
    all.push(bitmap);
    return bitmap;
  }

  function where(holds: (row: number) => boolean): Bitmap {
    const ranks: number[] = [];
    for (let rank = 0; rank < count; rank++) if (holds(rows[rank] ?? 0)) ranks.push(rank);
    return made(ranks);
  }

  function levelsOf(valueOf: (row: number) => number): Levels {
    const values = Float64Array.from(rows, valueOf);
    const distinct = [...new Set(values)].toSorted((a, b) => a - b);
    const step = Math.ceil(distinct.length / mostLevels);
    const levels = distinct.filter((_, n) => n % step === 0);
    // All have at least the lowest.
    const bitmaps = levels.slice(1).map((level) => where((row) => valueOf(row) >= level));
    return {
      atLeast(value) {
        const at = levels.findLastIndex((level) => level <= value);
        // Between the highest level and what is asked there may still be somebody.
        return at < 1 ? undefined : bitmaps[at - 1];
      },
      all: bitmaps,
    };
  }

  /** A bitmap for each value of a list column. */
  function listed(first: Int32Array, items: Column<Int32Array<ArrayBuffer>>): Map<number, Bitmap> {
    const byValue = new Map<number, Column<Int32Array<ArrayBuffer>>>();
    for (let rank = 0; rank < count; rank++) {
      const row = rows[rank] ?? 0;
      for (let at = first[row] ?? 0; at < (first[row + 1] ?? 0); at++)
        ranksOf(byValue, items.items[at] ?? 0).push(rank);
    }
    return new Map(
      Array.from(byValue, ([value, { items: ranks, size }]) => [
        value,
        made(ranks.subarray(0, size)),
      ]),
    );
  }

  function nearCells(): (Bitmap | undefined)[] {
    const byCell = new Map<number, Column<Int32Array<ArrayBuffer>>>();
    for (let rank = 0; rank < count; rank++) {
      const row = rows[rank] ?? 0;
      const cells = new Set<number>();
      for (let at = column.firstPlace[row] ?? 0; at < (column.firstPlace[row + 1] ?? 0); at++) {
        const radiusKm = (Math.sqrt(columns.reach.items[at] ?? 0) * earthRadiusMetres) / 1_000;
        for (const cell of cellsAround(vectorAt(columns, at), radiusKm)) cells.add(cell);
      }
      for (const cell of cells) ranksOf(byCell, cell).push(rank);
    }
    const near: (Bitmap | undefined)[] = [];
    for (const [cell, { items, size }] of byCell) near[cell] = made(items.subarray(0, size));
    return near;
  }

  /** Level of a language; more than any where none is named. */
  function speaks(row: number, code: number): number {
    const from = column.firstLanguage[row] ?? 0;
    const end = column.firstLanguage[row + 1] ?? 0;
    if (from === end) return silent;
    let level = -1;
    for (let at = from; at < end; at++) {
      const one = languages.items[at] ?? 0;
      if (one >> 3 === code) level = Math.max(level, one & 7);
    }
    return level;
  }

  const codes = new Set<number>();
  for (let at = 0; at < languages.size; at++) codes.add((languages.items[at] ?? 0) >> 3);
  const accepting = (bits: Uint8Array, kinds: readonly string[]) =>
    kinds.map((_, kind) =>
      where((row) => bits[row] === 0 || (((bits[row] ?? 0) >> kind) & 1) === 1),
    );
  return {
    searched: where((row) => column.purposes[row] !== 0),
    contracts: accepting(column.contracts, contractKinds),
    modes: accepting(column.modes, workModes),
    officeDays: levelsOf((row) => column.officeDays[row] ?? 0),
    hoursMax: levelsOf((row) => column.hoursMax[row] ?? 0),
    hoursMin: levelsOf((row) => -(column.hoursMin[row] ?? 0)),
    payFixed: levelsOf((row) => -(column.payFixed[row] ?? 0)),
    payOnTarget: levelsOf((row) => -(column.payOnTarget[row] ?? 0)),
    languages: new Map([...codes].map((code) => [code, levelsOf((row) => speaks(row, code))])),
    speechless: where((row) => column.firstLanguage[row] === column.firstLanguage[row + 1]),
    near: nearCells(),
    nowhere: where((row) => column.firstPlace[row] === column.firstPlace[row + 1]),
    occupations: listed(column.firstOccupation, occupations),
    skills: listed(column.firstSkill, skills),
    bytes: () =>
      all.reduce((sum, bitmap) => sum + bitmap.getSerializationSizeInBytes("croaring"), 0),
  };
}

function ranksOf(
  lists: Map<number, Column<Int32Array<ArrayBuffer>>>,
  value: number,
): Column<Int32Array<ArrayBuffer>> {
  const known = lists.get(value);
  if (known !== undefined) return known;
  const fresh = createColumn(Int32Array);
  lists.set(value, fresh);
  return fresh;
}

function vectorAt({ x, y, z }: Pick<ProfileColumns, "x" | "y" | "z">, at: number) {
  return { x: x.items[at] ?? 0, y: y.items[at] ?? 0, z: z.items[at] ?? 0 };
}
