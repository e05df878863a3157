import type { Pair } from "./pair.ts";
import type { Carried, LeftOut, Row, RowRecord } from "./row.ts";
import { unfitToTell, type VacancyView } from "./vacancy-view.ts";

/** The most vacancies in one message; also the bound of the delivery fact. */
export const vacanciesPerMessage = 200;

export interface Material {
  readonly pairs: ReadonlyMap<string, Pair>;
  readonly vacancies: ReadonlyMap<string, VacancyView>;
  readonly hidden: ReadonlySet<string>;
  /** Vacancies told before under another id that has been merged since. */
  readonly toldAsAlias: ReadonlySet<string>;
  /** What is left of the daily maximum; Infinity without one. */
  readonly room: number;
}

/**
 * Protocol D, step 5: what a claimed message tells. Pairs that name another slot or attempt are left out, and so are
 * vacancies that closed, merged or were hidden; the best go first; what exceeds the daily maximum is carried, or covered
 * when it was carried once already.
 */
export function select(row: Row, material: Material): RowRecord {
  const leftOut: LeftOut[] = [];
  const fit: Pair[] = [];
  for (const joiner of row.joiners) {
    const pair = material.pairs.get(joiner.vacancyId);
    const names = pair?.rowId === row.id && pair.attempt === joiner.attempt;
    const why = names ? reasonToLeaveOut(pair, material) : "moved";
    if (why) leftOut.push({ vacancyId: joiner.vacancyId, why });
    else if (pair) fit.push(pair);
  }
  fit.sort(bestFirst);
  return { ...share(fit, material.room), leftOut: onceEach(leftOut, fit) };
}

function reasonToLeaveOut(pair: Pair, material: Material): LeftOut["why"] | undefined {
  if (material.toldAsAlias.has(pair.vacancyId)) return "told-before";
  return unfitToTell(material.vacancies.get(pair.vacancyId), material.hidden);
}

/** Highest score first; equal scores by id, so that the same message is built again after a crash. */
function bestFirst(one: Pair, other: Pair): number {
  if (one.match.score !== other.match.score) return other.match.score - one.match.score;
  return one.vacancyId < other.vacancyId ? -1 : 1;
}

function share(fit: readonly Pair[], room: number): Omit<RowRecord, "leftOut"> {
  const mailed: string[] = [];
  const covered: string[] = [];
  const carried: Carried[] = [];
  for (const { vacancyId, attempt, carriedBefore } of fit) {
    if (mailed.length >= room) {
      if (carriedBefore) covered.push(vacancyId);
      else carried.push({ vacancyId, attempt, why: "quota" });
    } else if (mailed.length >= vacanciesPerMessage) {
      carried.push({ vacancyId, attempt, why: "size" });
    } else mailed.push(vacancyId);
  }
  return { mailed, covered, carried };
}

/** An older attempt of a pair that the message tells under a newer one is not news. */
function onceEach(leftOut: readonly LeftOut[], fit: readonly Pair[]): LeftOut[] {
  const told = new Set(fit.map((pair) => pair.vacancyId));
  const seen = new Set<string>();
  return leftOut.filter(({ vacancyId }) => {
    const fresh = !told.has(vacancyId) && !seen.has(vacancyId);
    seen.add(vacancyId);
    return fresh;
  });
}
