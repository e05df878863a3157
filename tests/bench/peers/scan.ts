import type { UnitVector } from "@raakvlak/contracts";
import { now } from "../check-answers.ts";
import type { Engine } from "@raakvlak/matching/engine";
import { currentModel } from "@raakvlak/matching/oracle";
import { askedOf } from "./asked.ts";
import { createColumn } from "./columns.ts";
import type { InsidePeer } from "./peer.ts";
import { createProfileColumns } from "./profile-columns.ts";

/**
 * The plain answer to speed: a column per field, everybody looked at in turn, the cheapest rules first, all on typed
 * arrays. Whoever is left is judged by the engine's own code, so a scan measures the search and not another score.
 */
export function createScan(profiles: number): InsidePeer {
  const columns = createProfileColumns(profiles);
  const { column, x, y, z, reach, occupations, skills, languages, texts } = columns;
  let handles = new Int32Array(0);
  let engine: Engine | undefined;
  let marks = new Uint8Array(0);

  function near(row: number, points: readonly UnitVector[]): boolean {
    const first = column.firstPlace[row] ?? 0;
    const end = column.firstPlace[row + 1] ?? 0;
    if (first === end) return true;
    for (let place = first; place < end; place++)
      for (const point of points) {
        const dx = (x.items[place] ?? 0) - point.x;
        const dy = (y.items[place] ?? 0) - point.y;
        const dz = (z.items[place] ?? 0) - point.z;
        if (dx * dx + dy * dy + dz * dz <= (reach.items[place] ?? 0)) return true;
      }
    return false;
  }

  function speaks(row: number, asked: readonly number[]): boolean {
    const first = column.firstLanguage[row] ?? 0;
    const end = column.firstLanguage[row + 1] ?? 0;
    if (first === end) return true;
    for (const one of asked) {
      let has = false;
      for (let at = first; at < end; at++) {
        const own = languages.items[at] ?? 0;
        if (own >> 3 === one >> 3 && (own & 7) >= (one & 7)) has = true;
      }
      if (!has) return false;
    }
    return true;
  }

  function overlaps(row: number): boolean {
    const endOccupation = column.firstOccupation[row + 1] ?? 0;
    for (let at = column.firstOccupation[row] ?? 0; at < endOccupation; at++)
      if (marks[occupations.items[at] ?? 0] === 1) return true;
    let matches = 0;
    const endSkill = column.firstSkill[row + 1] ?? 0;
    for (let at = column.firstSkill[row] ?? 0; at < endSkill; at++)
      if (marks[skills.items[at] ?? 0] === 2) matches += 1;
    return matches >= currentModel.skills.overlap.matches;
  }

  return {
    simplified: "",
    add(some) {
      for (const profile of some) columns.add(profile);
    },
    ready(of) {
      engine = of;
      handles = Int32Array.from(columns.ids, of.handleOf);
      marks = new Uint8Array(texts.size);
    },
    match(vacancy, limit) {
      if (engine === undefined) throw new Error("the scan is not ready");
      const asked = askedOf(vacancy, texts.find);
      const marked = [
        ...vacancy.skills.map(({ concept }) => [texts.find(concept), 2] as const),
        ...vacancy.occupations.flatMap(({ concept, related }) =>
          [concept, ...related].map((one) => [texts.find(one), 1] as const),
        ),
      ].filter(([text]) => text >= 0);
      for (const [text, mark] of marked) marks[text] = mark;
      const candidates = createColumn(Int32Array);
      const { count } = columns;
      for (let row = 0; row < count; row++) {
        if (column.purposes[row] === 0) continue;
        const contracts = column.contracts[row] ?? 0;
        if (contracts !== 0 && asked.contracts !== 0 && (contracts & asked.contracts) === 0)
          continue;
        const modes = column.modes[row] ?? 0;
        if (modes !== 0 && asked.mode !== 0 && (modes & asked.mode) === 0) continue;
        if ((column.officeDays[row] ?? 0) < asked.officeDays) continue;
        if ((column.hoursMax[row] ?? 0) < asked.hoursMin) continue;
        if ((column.hoursMin[row] ?? 0) > asked.hoursMax) continue;
        if ((column.payFixed[row] ?? 0) > asked.fixed) continue;
        if ((column.payOnTarget[row] ?? 0) > asked.onTarget) continue;
        if (!overlaps(row)) continue;
        if (asked.points.length > 0 && !near(row, asked.points)) continue;
        if (asked.languages.length > 0 && !speaks(row, asked.languages)) continue;
        candidates.push(handles[row] ?? 0);
      }
      for (const [text] of marked) marks[text] = 0;
      const found = candidates.items.subarray(0, candidates.size);
      return engine.matchAmong(vacancy, now, { limit, alerts: true }, found);
    },
    bytes: () => columns.bytes() + handles.byteLength,
  };
}
