import type { PreparedVacancy } from "@raakvlak/matching/engine";
import { currentModel } from "@raakvlak/matching/oracle";
import { now } from "../check-answers.ts";
import { askedOf } from "./asked.ts";
import { buildBitmaps, sortedRows, type ProfileBitmaps } from "./profile-bitmaps.ts";
import type { InsidePeer } from "./peer.ts";
import { createProfileColumns } from "./profile-columns.ts";
import { cellOf } from "./geo-cells.ts";
import type { Bitmap, Bitmap32 } from "./roaring-library.ts";

/**
 * Roaring bitmaps of the hard filters, one per value: an AND of those that a vacancy asks for, then the gate (an occupation,
 * or enough skills) within what is left, then the engine's own judgement of each candidate. Rows lie along a curve through
 * their homes, so that the bitmaps of places are short.
 */
export function createRoaring(profiles: number, bitmap: Bitmap32): InsidePeer {
  const columns = createProfileColumns(profiles);
  let held: { readonly bitmaps: ProfileBitmaps; readonly judge: InsidePeer["match"] } | undefined;
  return {
    simplified: "",
    add(some) {
      for (const profile of some) columns.add(profile);
    },
    ready(engine) {
      const rows = sortedRows(columns);
      const handles = Int32Array.from(rows, (row) => engine.handleOf(columns.ids[row] ?? ""));
      const bitmaps = buildBitmaps(columns, rows, bitmap);
      held = {
        bitmaps,
        judge(vacancy, limit) {
          const ranks = search(bitmaps, bitmap, vacancy, columns.texts.find).toUint32Array();
          const candidates = new Int32Array(ranks.length);
          for (let n = 0; n < ranks.length; n++) candidates[n] = handles[ranks[n] ?? 0] ?? 0;
          return engine.matchAmong(vacancy, now, { limit, alerts: true }, candidates);
        },
      };
    },
    match(vacancy, limit) {
      if (held === undefined) throw new Error("the bitmaps are not ready");
      return held.judge(vacancy, limit);
    },
    // What answers questions: the columns serve the build alone, but for a handle of four bytes.
    bytes: () => (held?.bitmaps.bytes() ?? 0) + columns.count * 4,
  };
}

/** Everybody who may fit: the sparse bitmaps first, the gate last, within what is left. */
function search(
  bitmaps: ProfileBitmaps,
  { RoaringBitmap32 }: Bitmap32,
  vacancy: PreparedVacancy,
  find: (text: string) => number,
): Bitmap {
  const asked = askedOf(vacancy, find);
  const near = asked.points.map((point) => bitmaps.near[cellOf(point)]).filter(isThere);
  const found =
    asked.points.length > 0
      ? RoaringBitmap32.and(RoaringBitmap32.orMany([bitmaps.nowhere, ...near]), bitmaps.searched)
      : bitmaps.searched.clone();
  const filters = [
    anyOf(bitmaps.contracts, asked.contracts),
    anyOf(bitmaps.modes, asked.mode),
    bitmaps.officeDays.atLeast(asked.officeDays),
    bitmaps.hoursMax.atLeast(asked.hoursMin),
    bitmaps.hoursMin.atLeast(-asked.hoursMax),
    bitmaps.payFixed.atLeast(-asked.fixed),
    bitmaps.payOnTarget.atLeast(-asked.onTarget),
    ...asked.languages.map(
      (one) => bitmaps.languages.get(one >> 3)?.atLeast(one & 7) ?? bitmaps.speechless,
    ),
  ];
  for (const filter of filters) if (filter !== undefined) found.andInPlace(filter);
  const occupations = vacancy.occupations
    .flatMap(({ concept, related }) => [concept, ...related])
    .map((concept) => bitmaps.occupations.get(find(concept)))
    .filter(isThere);
  const works = RoaringBitmap32.and(found, RoaringBitmap32.orMany(occupations));
  return works.orInPlace(withSkills(bitmaps, vacancy, found, find));

  /** Whoever takes one of the kinds that are set. */
  function anyOf(kinds: readonly Bitmap[], bits: number): Bitmap | undefined {
    if (bits === 0) return undefined;
    const some = kinds.filter((_, kind) => ((bits >> kind) & 1) === 1);
    return some.length === 1 ? some[0] : RoaringBitmap32.orMany(some);
  }

  /** Of those found, who has enough of the skills: one bitmap for each number of skills up to that. */
  function withSkills(
    { skills }: ProfileBitmaps,
    { skills: wanted }: PreparedVacancy,
    among: Bitmap,
    numberOf: (text: string) => number,
  ): Bitmap {
    const enough = currentModel.skills.overlap.matches;
    const having = Array.from({ length: enough }, () => new RoaringBitmap32());
    for (const { concept } of wanted) {
      const able = skills.get(numberOf(concept));
      if (able === undefined) continue;
      const these = RoaringBitmap32.and(among, able);
      for (let n = enough - 1; n > 0; n--) {
        const before = having[n - 1];
        if (before !== undefined) having[n]?.orInPlace(RoaringBitmap32.and(before, these));
      }
      having[0]?.orInPlace(these);
    }
    return having[enough - 1] ?? new RoaringBitmap32();
  }
}

function isThere<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
