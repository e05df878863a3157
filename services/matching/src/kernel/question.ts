import type { Model } from "../domain/model.ts";
import type { Measure } from "../domain/scan.ts";
import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Blocks } from "./blocks.ts";
import type { Dictionaries } from "./dictionary.ts";
import * as L from "./layout.ts";
import type { Arena } from "./memory.ts";
import { writeFilters } from "./question-filters.ts";
import { writeGate, writeOccupations, writeSkills } from "./question-gate.ts";
import { createMarks, createWriter } from "./question-memory.ts";
import { writeModel } from "./question-model.ts";
import type { Sheet } from "./question-sheet.ts";
import { writeExperience, writeSectors, writeTerms } from "./question-terms.ts";

/** What is asked for: the best of those who allow recruiters, everybody to be mailed, or both in one go. */
export interface Wanted {
  /** How many of the best; absent: no list. */
  readonly limit?: number;
  readonly alerts: boolean;
}

/** Room for alerts before they are taken out: a batch and a block more than is waited for. */
const alertRoom = 8_192;

/** Where the kernel's question stands, with all its tables; one at a time. */
export interface Question {
  readonly address: number;
  /** Writes what a vacancy asks. False: nobody can fit, whatever the profile. */
  ask(vacancy: ScoredVacancy, measure: Measure, wanted: Wanted): boolean;
  /** Takes the marks of the last vacancy out of the tables. */
  clear(): void;
  /** Points that profiles are interested in were added. */
  growPoints(): void;
}

interface Surroundings {
  readonly arena: Arena;
  readonly names: Dictionaries;
  readonly blocks: Blocks;
}

export function createQuestion({ arena, names, blocks }: Surroundings): Question {
  const q = arena.allocate(L.Q_BYTES);
  arena.views.u8.fill(0, q, q + L.Q_BYTES);
  const writer = createWriter(arena);
  const modelWriter = createWriter(arena);
  const marks = {
    occupations: createMarks(arena, names.occupations),
    skills: createMarks(arena, names.skills),
    sectors: createMarks(arena, names.sectors),
  };
  const candidates = arena.allocate((L.BATCH + L.SLOTS * 2) * 4);
  const alerts = arena.allocate(alertRoom * 8);
  const masks = arena.allocate(L.AHEAD * (L.SLICE_BYTES + 4));
  let bestRoom = 128;
  let best = arena.allocate(bestRoom * 8);
  let pointRoom = 64;
  let points = arena.allocate(pointRoom * 24);
  let pointsWritten = 0;
  let written: Model | undefined;

  const set = (field: number, value: number) => {
    arena.views.i32[(q + field) >> 2] = value;
  };
  const setDouble = (field: number, value: number) => {
    arena.views.f64[(q + field) >> 3] = value;
  };
  const sheet: Sheet = { set, writer, names, blocks, marks };

  return {
    address: q,
    ask(vacancy, measure, wanted) {
      const { model, day } = measure;
      if (!vacancy.open) return false;
      if (vacancy.validThroughDay !== undefined && vacancy.validThroughDay < day) return false;
      const relatives = vacancy.occupations.reduce(
        (sum, { related }) => sum + related.length + 1,
        0,
      );
      writer.reset(8_192 + relatives * 32 + vacancy.skills.length * 80);
      if (written !== model) writeModel(model, { set, setDouble, writer: modelWriter });
      written = model;
      writeTerms(vacancy, measure, sheet);
      const occupations = writeOccupations(vacancy, model, sheet);
      const skills = writeSkills(vacancy, model, sheet);
      if (!writeGate(occupations, skills, model.skills, sheet)) return false;
      writeFilters(vacancy, wanted, sheet);
      writeExperience(vacancy, model, sheet);
      writeSectors(vacancy, sheet);
      set(L.Q_WEIGHTS_LEFT, weightsLeft(vacancy, model));
      const limit = wanted.limit ?? 0;
      if (limit > bestRoom) {
        arena.release(best, bestRoom * 8);
        bestRoom = limit;
        best = arena.allocate(bestRoom * 8);
      }
      set(L.Q_WANTS_LIST, wanted.limit === undefined ? 0 : 1);
      set(L.Q_WANTS_ALERTS, wanted.alerts ? 1 : 0);
      set(L.Q_LIMIT, limit);
      set(L.Q_BEST, 0);
      set(L.Q_BEST_LIST, best);
      set(L.Q_ELIGIBLE, 0);
      set(L.Q_ALERTS, 0);
      set(L.Q_ALERT_LIST, alerts);
      set(L.Q_ALERT_ROOM, alertRoom);
      set(L.Q_CANDIDATE_LIST, candidates);
      set(L.Q_MASK_LIST, masks);
      set(L.Q_CANDIDATES, 0);
      set(L.Q_VISITED, 0);
      set(L.Q_POINTS, points);
      return true;
    },
    clear() {
      for (const each of Object.values(marks)) each.clear();
    },
    growPoints() {
      const { size } = names.points;
      if (size > pointRoom) {
        const room = Math.max(size, pointRoom * 2);
        const next = arena.allocate(room * 24);
        arena.views.u8.copyWithin(next, points, points + pointsWritten * 24);
        arena.release(points, pointRoom * 24);
        points = next;
        pointRoom = room;
      }
      for (; pointsWritten < size; pointsWritten++) {
        const [, ...vector] = names.points.textOf(pointsWritten).split(" ");
        const at = (points >> 3) + pointsWritten * 3;
        for (const [axis, value] of vector.entries()) arena.views.f64[at + axis] = Number(value);
      }
    },
  };
}

/** What the factors weigh together that are judged after the distance; none of them can add more. */
function weightsLeft({ pay, sectors }: ScoredVacancy, { factors }: Model): number {
  const counts = { experience: true, pay: pay.stated, sector: sectors.length > 0, interest: true };
  return factors.reduce(
    (sum, { code, weight }) =>
      code in counts && counts[code as keyof typeof counts] ? sum + weight : sum,
    0,
  );
}
