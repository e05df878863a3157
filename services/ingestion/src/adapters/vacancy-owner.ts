import { vacanciesTopic, vacancyChanged, vacancyClosed, vacancyOpened } from "@raakvlak/contracts";
import { createStateOwner, type StateDocument, type StateOwner } from "@raakvlak/messaging";
import type { Clock, Database } from "@raakvlak/runtime";
import type { VacancyState } from "../domain/vacancy-state.ts";

export type VacancyDocument = StateDocument & VacancyState;

const events = { opened: vacancyOpened, changed: vacancyChanged, closed: vacancyClosed } as const;

/** The documents behind the `vacancies` topic; a stub without vacancy is a tombstone there. */
export function createVacancyOwner(database: Database, clock: Clock): StateOwner<VacancyDocument> {
  return createStateOwner<VacancyDocument>({
    database,
    collection: "vacancies",
    topic: vacanciesTopic,
    toRecord: ({ vacancy, happened, version }) =>
      vacancy ? { event: events[happened], data: { ...vacancy, version } } : "tombstone",
    clock,
    traceAttributes: ({ _id, happened, vacancy }) => ({
      "raakvlak.vacancy.id": _id,
      "raakvlak.vacancy.change": happened,
      "raakvlak.source.id": vacancy?.sources[0]?.source ?? "",
    }),
  });
}
