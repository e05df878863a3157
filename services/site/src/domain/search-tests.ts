import type { Vacancy } from "@raakvlak/contracts";
import { dotAtKm, isWithin } from "./distance.ts";
import { filtersInUse, type SearchFilter, type VacancySearch } from "./vacancy-search.ts";

/** The highest sum a month that a vacancy states; undefined when it states none. */
export function highestPay({ pay }: Vacancy): number | undefined {
  return pay.onTarget ?? pay.fixedMax ?? pay.fixedMin;
}

type Test = (vacancy: Vacancy) => boolean;

/** Per filter in use what a vacancy has to pass; that of the text is left to the text's own index. */
export function testsOf(search: VacancySearch): Map<Exclude<SearchFilter, "text">, Test> {
  const tests: Readonly<Record<Exclude<SearchFilter, "text">, () => Test>> = {
    place: () => nearTo(search),
    pay: () => paysAtLeast(search.payMinimum ?? 0),
    statedPay: () => (vacancy) => highestPay(vacancy) !== undefined,
    hours: () => withHours(search.hoursMin ?? 1, search.hoursMax ?? 60),
    workModes: () => (vacancy) =>
      vacancy.workMode !== undefined && search.workModes.includes(vacancy.workMode),
  };
  return new Map(
    filtersInUse(search)
      .filter((filter) => filter !== "text")
      .map((filter) => [filter, tests[filter]()]),
  );
}

/** Near enough to go there, or done from a home that may be there. */
function nearTo({ place, radiusKm }: VacancySearch): Test {
  if (place === undefined) return () => true;
  const leastDot = dotAtKm(radiusKm);
  return ({ places, workMode, remoteCountries }) =>
    places.some(({ vector }) => isWithin(vector, place.vector, leastDot)) ||
    (workMode === "remote" &&
      (remoteCountries.length === 0 || remoteCountries.includes(place.country)));
}

function paysAtLeast(minimum: number): Test {
  return (vacancy) => {
    const pay = highestPay(vacancy);
    return pay === undefined || pay >= minimum;
  };
}

function withHours(min: number, max: number): Test {
  return ({ hours }) => hours === undefined || (hours.min <= max && hours.max >= min);
}
