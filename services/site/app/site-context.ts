import type { RefusalAnswer, Vacancy } from "@raakvlak/contracts";
import { createContext } from "react-router";

/** What an unsubscribe link is about, or why it can not be told. */
export type UnsubscribeLink =
  | { state: "known"; locale: "nl" | "en"; refused?: RefusalAnswer | undefined }
  | { state: "invalid" }
  | { state: "unreachable" };

export type UnsubscribeOutcome =
  | { state: "refused"; answer: RefusalAnswer }
  | { state: "invalid" }
  | { state: "unreachable" };

/** What the pages can ask for; the server gives one to every request. */
export interface SiteUseCases {
  findVacancy(vacancyId: string): Vacancy | undefined;
  /** Open vacancies, newest first, after leaving out the first `skip`. */
  newestVacancies(limit: number, skip: number): readonly Vacancy[];
  countOpenVacancies(): number;
  readUnsubscribeLink(token: string): Promise<UnsubscribeLink>;
  unsubscribe(token: string): Promise<UnsubscribeOutcome>;
}

export const siteContext = createContext<SiteUseCases>();
