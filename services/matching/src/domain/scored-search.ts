import type { StandingSearch } from "@raakvlak/contracts";
import { scoredVacancyOf, type RelatedOccupations, type ScoredVacancy } from "./scored-vacancy.ts";

/** No employer has this id, so nobody avoids it. */
const nobody = "";
/** What a recruiter chose was not understood from a text: it is certain. */
const certain = 100;

/**
 * The canonical scoring input of a standing search: what a vacancy with the same demands would give, but that it has no id
 * which somebody could have hidden, never closes and has no age.
 */
export function scoredSearchOf(search: StandingSearch, related: RelatedOccupations): ScoredVacancy {
  const { newBusiness, accountManagement, teamSizeLed, sectors } = search;
  return {
    ...scoredVacancyOf(
      {
        ...search,
        vacancyId: nobody,
        aliases: [],
        status: "open",
        employer: { id: search.employerId ?? nobody },
        pay: { stated: search.pay !== undefined, ...search.pay },
        occupations: search.occupations.map((concept) => ({ concept, confidence: certain })),
        sales: { newBusiness, accountManagement, teamSizeLed, sectors },
      },
      related,
    ),
    ids: [],
  };
}
