import type { ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { Dictionaries } from "./dictionary.ts";

/** The dictionaries' numbers of all that a vacancy names, in its order; -1: no profile ever named it. */
export interface VacancyNumbers {
  readonly ids: readonly number[];
  readonly employer: number;
  readonly occupations: readonly number[];
  /** By occupation, those that are close to it. */
  readonly related: readonly (readonly number[])[];
  readonly skills: readonly number[];
  readonly sectors: readonly number[];
  /** That remote work is bound to. */
  readonly countries: readonly number[];
}

export type NumbersOf = (vacancy: ScoredVacancy) => VacancyNumbers;

/** So many vacancies that were asked about last are kept. */
const kept = 256;

/** Looks texts up once for the question and its reasons, and for questions that follow soon. */
export function createVacancyNumbers(names: Dictionaries): NumbersOf {
  const recent = new Map<ScoredVacancy, { numbers: VacancyNumbers; texts: number }>();
  const inOrder: ScoredVacancy[] = [];
  let oldest = 0;
  function keep(vacancy: ScoredVacancy): void {
    const dropped = inOrder[oldest];
    if (dropped !== undefined) recent.delete(dropped);
    inOrder[oldest] = vacancy;
    oldest = (oldest + 1) % kept;
  }
  return (vacancy) => {
    const texts = textsOf(names);
    const known = recent.get(vacancy);
    if (known?.texts === texts) return known.numbers;
    if (known === undefined) keep(vacancy);
    const numbers = lookUp(vacancy, names);
    recent.set(vacancy, { numbers, texts });
    return numbers;
  };
}

/** Grows whenever a text that a vacancy can name gets a number. */
function textsOf(names: Dictionaries): number {
  const { vacancies, employers, occupations, skills, sectors, countries } = names;
  const concepts = occupations.size + skills.size + sectors.size;
  return vacancies.size + employers.size + concepts + countries.size;
}

function lookUp(vacancy: ScoredVacancy, names: Dictionaries): VacancyNumbers {
  const { occupations, skills, sectors, vacancies, employers, countries } = names;
  return {
    ids: vacancy.ids.map(vacancies.find),
    employer: employers.find(vacancy.employerId),
    occupations: vacancy.occupations.map(({ concept }) => occupations.find(concept)),
    related: vacancy.occupations.map(({ related }) => related.map(occupations.find)),
    skills: vacancy.skills.map(({ concept }) => skills.find(concept)),
    sectors: vacancy.sectors.map(sectors.find),
    countries: vacancy.remoteCountries.map(countries.find),
  };
}
