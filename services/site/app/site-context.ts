import type { RankedCandidates, RefusalAnswer, Vacancy } from "@raakvlak/contracts";
import { createContext } from "react-router";
import type { SearchResult, VacancySearch } from "../src/domain/vacancy-search.ts";

/** What an unsubscribe link is about, or why it can not be told. */
export type UnsubscribeLink =
  | { state: "known"; locale: "nl" | "en"; refused?: RefusalAnswer | undefined }
  | { state: "invalid" }
  | { state: "unreachable" };

export type UnsubscribeOutcome =
  | { state: "refused"; answer: RefusalAnswer }
  | { state: "invalid" }
  | { state: "unreachable" };

/** The ranked candidates of a vacancy, or why there is no list. */
export type RankedList =
  | { state: "ranked"; list: RankedCandidates }
  | { state: "closed" }
  | { state: "unknown" }
  | { state: "unreachable" };

/** What the pages can ask for; the server gives the same to every request. */
export interface SiteUseCases {
  findVacancy(vacancyId: string): Vacancy | undefined;
  searchVacancies(search: VacancySearch): SearchResult;
  /** Open vacancies that are like this one, best first. */
  similarVacancies(vacancy: Vacancy, limit: number): readonly Vacancy[];
  /** Newest first; all of them without a limit. */
  openVacancies(limit?: number): readonly Vacancy[];
  countOpenVacancies(): number;
  /** Grows when vacancies change: what was made of them stands as long as it does. */
  revision(): number;
  /** The present UTC day. */
  today(): number;
  /** For what is kept a while: only differences mean something. */
  monotonicMs(): number;
  /** Where visitors see the site, without a slash at the end. */
  readonly publicUrl: string;
  readUnsubscribeLink(token: string): Promise<UnsubscribeLink>;
  unsubscribe(token: string): Promise<UnsubscribeOutcome>;
}

export const siteContext = createContext<SiteUseCases>();

/** The list of a vacancy for whoever asks: each request has its own, which knows whether it came through the door. */
export type RankCandidates = (vacancyId: string) => Promise<RankedList>;

export const rankingContext = createContext<RankCandidates>();
