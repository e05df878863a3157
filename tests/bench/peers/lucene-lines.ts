import { cefrLevels, contractKinds, workModes, type Profile } from "@raakvlak/contracts";
import type { PreparedVacancy } from "@raakvlak/matching/engine";
import { askedOf, bitsOf } from "./asked.ts";
import { cellOf, cellsAround } from "./geo-cells.ts";

// Profiles and vacancies in the words of the Lucene peers (Facts.java): fields with tabs between them, lists with blanks.

/** More than any number that is asked for. */
const unlimited = 2 ** 31 - 1;
/** A feature's weight times its value is its part of the score; Lucene takes weights up to 64. */
const points = { own: 10, related: 5, must: 6, nice: 2 } as const;

/** undefined: no question about a vacancy can find this profile. */
export function profileLine(profile: Profile): string | undefined {
  const { purposes, hours, pay } = profile;
  if (!purposes.recruiters && purposes.alerts === undefined) return undefined;
  const cells = new Set(
    profile.places.flatMap(({ vector, radiusKm }) => cellsAround(vector, radiusKm)),
  );
  return lineOf([
    profile.candidateId,
    bitsOf(profile.contractKinds, contractKinds),
    bitsOf(profile.workModes, workModes),
    profile.officeDaysMaximum ?? 255,
    hours?.min ?? 0,
    hours?.max ?? 255,
    pay?.of === "fixed" ? pay.minimum : 0,
    pay?.of === "on-target" ? pay.minimum : 0,
    [...cells],
    profile.occupations.map(({ concept, weight }) => `${concept}:${weight}`),
    profile.skills.map(({ concept, weight }) => `${concept}:${weight}`),
    profile.languages.map(({ code, level }) => `${code}:${cefrLevels.indexOf(level)}`),
  ]);
}

export function vacancyLine(vacancy: PreparedVacancy): string {
  const asked = askedOf(vacancy, () => 0);
  const occupations = new Map<string, number>();
  for (const { concept, related } of vacancy.occupations) {
    occupations.set(concept, points.own);
    for (const other of related)
      if (!occupations.has(other)) occupations.set(other, points.related);
  }
  const least = (value: number) => Math.min(unlimited, value);
  return lineOf([
    "",
    asked.contracts,
    asked.mode,
    asked.officeDays,
    asked.hoursMin,
    asked.hoursMax,
    least(asked.fixed),
    least(asked.onTarget),
    asked.points.map(cellOf),
    Array.from(occupations, ([concept, weight]) => `${concept}:${weight}`),
    vacancy.skills.map(({ concept, need }) => `${concept}:${points[need]}`),
    vacancy.languages.map(({ code, level }) => `${code}:${cefrLevels.indexOf(level)}`),
  ]);
}

function lineOf(fields: readonly (string | number | readonly (string | number)[])[]): string {
  return fields
    .map((field) => (typeof field === "object" ? field.join(" ") : String(field)))
    .join("\t");
}
