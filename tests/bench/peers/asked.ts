import { cefrLevels, contractKinds, workModes } from "@raakvlak/contracts";
import type { PreparedVacancy } from "@raakvlak/matching/engine";

/** What a vacancy asks, in numbers: what nobody can miss has the value that all meet. */
export function askedOf(vacancy: PreparedVacancy, find: (text: string) => number) {
  const { hours, pay, workMode } = vacancy;
  const fixed = pay.stated ? (pay.fixedMax ?? pay.fixedMin) : undefined;
  const onTarget = pay.stated
    ? (pay.onTarget ?? (fixed === undefined ? undefined : fixed + (pay.variable ?? 0)))
    : undefined;
  return {
    contracts: bitsOf(vacancy.contractKinds, contractKinds),
    mode: workMode === undefined ? 0 : bitsOf([workMode], workModes),
    officeDays: vacancy.officeDays ?? 0,
    hoursMin: hours?.min ?? 0,
    hoursMax: hours?.max ?? 255,
    fixed: fixed ?? Number.POSITIVE_INFINITY,
    onTarget: onTarget ?? Number.POSITIVE_INFINITY,
    points: workMode === "remote" ? [] : vacancy.vectors,
    // A language that nobody speaks has a number that nobody has.
    languages: vacancy.languages.map(
      ({ code, level }) => (find(code) << 3) | cefrLevels.indexOf(level),
    ),
  };
}

export function bitsOf<Item>(items: readonly Item[], all: readonly Item[]): number {
  return items.reduce((bits, item) => bits | (1 << all.indexOf(item)), 0);
}
