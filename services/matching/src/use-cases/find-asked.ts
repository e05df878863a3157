import type { Asked, RankingRequest } from "@raakvlak/contracts";
import { scoredSearchOf } from "../domain/scored-search.ts";
import type { RelatedOccupations, ScoredVacancy } from "../domain/scored-vacancy.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly related: RelatedOccupations;
}

export type NoList = { readonly result: "unknown-vacancy" } | { readonly result: "vacancy-closed" };
export type FoundAsked =
  | { readonly result: "found"; readonly asked: Asked; readonly vacancy: ScoredVacancy }
  | NoList;

/** What candidates are to be ranked for, as it stands now and as it is scored. */
export type FindAsked = (request: RankingRequest) => FoundAsked;

export function createFindAsked({ vacancies, related }: Needs): FindAsked {
  return (request) => {
    if (request.kind === "search") {
      const { search } = request;
      return {
        result: "found",
        asked: { kind: "search", search },
        vacancy: scoredSearchOf(search, related),
      };
    }
    const held = vacancies.find(request.vacancyId);
    if (held === undefined) return { result: "unknown-vacancy" };
    const { vacancyId, version: vacancyVersion, vacancy } = held;
    if (!vacancy.open) return { result: "vacancy-closed" };
    return { result: "found", asked: { kind: "vacancy", vacancyId, vacancyVersion }, vacancy };
  };
}
