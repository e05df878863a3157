import type { UnitVector, Vacancy, WorkMode } from "@raakvlak/contracts";

export const searchPageSize = 20;
export const radiiKm = [5, 10, 25, 50, 100] as const;
export const searchSorts = ["newest", "relevance", "pay"] as const;
export type SearchSort = (typeof searchSorts)[number];

/** Where somebody wants to work, or lives. */
export interface SearchPlace {
  readonly label: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly vector: UnitVector;
}

/** What a visitor looks for. Absent means no matter. */
export interface VacancySearch {
  /** At most 100 characters; empty: any. */
  readonly text: string;
  readonly place?: SearchPlace | undefined;
  readonly radiusKm: (typeof radiiKm)[number];
  /** Gross a month, whole euros. What states no pay stays in: missing data is neutral. */
  readonly payMinimum?: number | undefined;
  readonly onlyStatedPay: boolean;
  /** Hours a week; what states no hours stays in. */
  readonly hoursMin?: number | undefined;
  readonly hoursMax?: number | undefined;
  /** Empty: any. What does not say where the work is done fits none. */
  readonly workModes: readonly WorkMode[];
  readonly sort: SearchSort;
  /** From 1. */
  readonly page: number;
}

/** What a visitor can take away as one. */
export const searchFilters = ["text", "place", "pay", "statedPay", "hours", "workModes"] as const;
export type SearchFilter = (typeof searchFilters)[number];

export interface SearchResult {
  readonly total: number;
  /** How many of them do not state their pay. */
  readonly payUnstated: number;
  /** The page asked for; empty beyond the last. */
  readonly vacancies: readonly Vacancy[];
  /** When nothing was found: for each filter in use how many there would be without it alone. */
  readonly without: ReadonlyMap<SearchFilter, number>;
}

export const everything: VacancySearch = {
  text: "",
  radiusKm: 25,
  onlyStatedPay: false,
  workModes: [],
  sort: "newest",
  page: 1,
};

export function filtersInUse(search: VacancySearch): SearchFilter[] {
  const used: Readonly<Record<SearchFilter, boolean>> = {
    text: search.text !== "",
    place: search.place !== undefined,
    pay: search.payMinimum !== undefined,
    statedPay: search.onlyStatedPay,
    hours: search.hoursMin !== undefined || search.hoursMax !== undefined,
    workModes: search.workModes.length > 0,
  };
  return searchFilters.filter((filter) => used[filter]);
}

/** What a search without a filter has in its place. */
const unfiltered: Readonly<Record<SearchFilter, Partial<VacancySearch>>> = {
  text: { text: "" },
  place: { place: undefined, radiusKm: everything.radiusKm },
  pay: { payMinimum: undefined },
  statedPay: { onlyStatedPay: false },
  hours: { hoursMin: undefined, hoursMax: undefined },
  workModes: { workModes: [] },
};

export function withoutFilter(search: VacancySearch, filter: SearchFilter): VacancySearch {
  const sort = filter === "text" && search.sort === "relevance" ? "newest" : search.sort;
  return { ...search, ...unfiltered[filter], sort, page: 1 };
}
