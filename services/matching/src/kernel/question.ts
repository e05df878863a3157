import type { Model } from "../domain/model.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Blocks } from "./blocks.ts";
import type { Dictionaries } from "./dictionary.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import { scaleBounds, writeBounds } from "./question-bounds.ts";
import { writeFilters } from "./question-filters.ts";
import { writeGate, writeOccupations, writeSkills } from "./question-gate.ts";
import { createMarks, createWriter } from "./question-memory.ts";
import { writeModel, type ModelTables } from "./question-model.ts";
import type { Points } from "./question-points.ts";
import type { Sheet } from "./question-sheet.ts";
import { writeExperience, writeSectors, writeTerms, writeWeightsLeft } from "./question-terms.ts";
import type { NumbersOf } from "./vacancy-numbers.ts";

/** What is asked for: the best of those who allow recruiters, everybody to be mailed, or both in one go. */
export interface Wanted {
  /** How many of the best; absent: no list. */
  readonly limit?: number;
  readonly alerts: boolean;
  /** Whether to count everybody who fits; else whoever can not be among the answer may be left out before it is known. */
  readonly counts?: boolean;
}

/** Room for alerts before they are taken out: a batch and a block more than is waited for. */
const alertRoom = 8_192;

/** Where a question stands, with all its tables; one at a time. Of several the kernel can answer each in another thread. */
export interface Question {
  readonly address: number;
  readonly numbersOf: NumbersOf;
  /** Writes what a vacancy asks. False: nobody can fit, whatever the profile. */
  ask(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): boolean;
  /** Takes the marks of the last vacancy out of the tables. */
  clear(): void;
}

/** About what one takes, with tables for every text that is known. */
export function questionBytes({ occupations, skills, sectors }: Dictionaries): number {
  return 131_072 + 2 * (occupations.size + skills.size + sectors.size);
}

interface Surroundings {
  readonly arena: Arena;
  readonly names: Dictionaries;
  readonly blocks: Blocks;
  readonly points: Points;
  readonly numbersOf: NumbersOf;
}

export function createQuestion({
  arena,
  names,
  blocks,
  points,
  numbersOf,
}: Surroundings): Question {
  const q = arena.allocate(L.Q_BYTES);
  arena.views.u8.fill(0, q, q + L.Q_BYTES);
  const writer = createWriter(arena, q);
  const modelWriter = createWriter(arena, q);
  const marks = {
    occupations: createMarks(arena, names.occupations),
    skills: createMarks(arena, names.skills),
    sectors: createMarks(arena, names.sectors),
  };
  const candidates = arena.allocate((L.BATCH + L.SLOTS * 2) * 4);
  const alerts = arena.allocate(alertRoom * 8);
  const masks = arena.allocate(L.AHEAD * L.SLICE_BYTES);
  let bestRoom = 128;
  let best = arena.allocate(bestRoom * 8);
  let written: { readonly model: Model; readonly tables: ModelTables } | undefined;

  function tablesOf(model: Model): ModelTables {
    if (written?.model !== model) written = { model, tables: writeModel(model, modelWriter) };
    return written.tables;
  }

  /** Everything that may need memory, before anything is written. */
  function makeRoom(vacancy: ScoredVacancy, limit: number): void {
    marks.occupations.makeRoom();
    marks.skills.makeRoom();
    marks.sectors.makeRoom();
    if (limit > bestRoom) {
      arena.release(best, bestRoom * 8);
      bestRoom = limit;
      best = arena.allocate(bestRoom * 8);
    }
    let relatives = 0;
    for (const { related } of vacancy.occupations) relatives += related.length + 1;
    writer.start(12_288 + relatives * 240 + vacancy.skills.length * 208);
  }

  function writeAnswer({ limit, alerts: wantsAlerts, counts = false }: Wanted): void {
    writer.set(L.Q_WANTS_LIST, limit === undefined ? 0 : 1);
    writer.set(L.Q_WANTS_ALERTS, wantsAlerts ? 1 : 0);
    writer.set(L.Q_COUNTS, counts ? 1 : 0);
    writer.set(L.Q_LIMIT, limit ?? 0);
    writer.set(L.Q_BEST, 0);
    writer.set(L.Q_BEST_LIST, best);
    writer.set(L.Q_ELIGIBLE, 0);
    writer.set(L.Q_ALERTS, 0);
    writer.set(L.Q_ALERT_LIST, alerts);
    writer.set(L.Q_ALERT_ROOM, alertRoom);
    writer.set(L.Q_CANDIDATE_LIST, candidates);
    writer.set(L.Q_MASK_LIST, masks);
    writer.set(L.Q_CANDIDATES, 0);
    writer.set(L.Q_VISITED, 0);
    writer.set(L.Q_POINTS, points.table());
  }

  return {
    address: q,
    numbersOf,
    ask(vacancy, measure, wanted) {
      const { model, day } = measure;
      if (!vacancy.open) return false;
      if (vacancy.validThroughDay !== undefined && vacancy.validThroughDay < day) return false;
      const tables = tablesOf(model);
      makeRoom(vacancy, wanted.limit ?? 0);
      const sheet: Sheet = { writer, blocks, marks, tables, numbers: numbersOf(vacancy) };
      writeAnswer(wanted);
      writeTerms(vacancy, measure, sheet);
      const offers = writeOccupations(vacancy, model, sheet);
      const skillWeights = writeSkills(vacancy, model, sheet);
      scaleBounds(vacancy, measure, { offers, skillWeights });
      if (!writeGate(model.skills, sheet)) return false;
      writeFilters(vacancy, wanted, sheet);
      const told = writeExperience(vacancy, model, sheet);
      writeSectors(sheet);
      writeWeightsLeft(vacancy, model, sheet);
      if (!wanted.counts) writeBounds({ vacancy, model, told, alerts: wanted.alerts }, sheet);
      return true;
    },
    clear() {
      marks.occupations.clear();
      marks.skills.clear();
      marks.sectors.clear();
    },
  };
}
