import { dotAtKm, isWithin } from "./distance.ts";
import type { Searchable } from "./searchable.ts";
import { filtersInUse, type SearchFilter, type VacancySearch } from "./vacancy-search.ts";

type Test = (vacancy: Searchable) => boolean;

/** Per filter in use what a vacancy has to pass; that of the text is left to the text's own index. */
export function testsOf(search: VacancySearch): Map<Exclude<SearchFilter, "text">, Test> {
  const tests: Readonly<Record<Exclude<SearchFilter, "text">, () => Test>> = {
    place: () => nearTo(search),
    pay: () => paysAtLeast(search.payMinimum ?? 0),
    statedPay: () => (vacancy) => vacancy.pay !== -1,
    hours: () => withHours(search.hoursMin ?? 1, search.hoursMax ?? 60),
    workModes: () => {
      const modes: readonly string[] = search.workModes;
      return (vacancy) => modes.includes(vacancy.workMode);
    },
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
  const { vector, country } = place;
  return ({ vectors, homes }) => {
    for (const each of vectors) if (isWithin(each, vector, leastDot)) return true;
    return homes.length > 0 && (homes[0] === "*" || homes.includes(country));
  };
}

function paysAtLeast(minimum: number): Test {
  return ({ pay }) => pay === -1 || pay >= minimum;
}

function withHours(min: number, max: number): Test {
  return ({ hoursMin, hoursMax }) => hoursMin <= max && hoursMax >= min;
}
