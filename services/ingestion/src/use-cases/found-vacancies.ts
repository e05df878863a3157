import type { Source } from "@raakvlak/contracts";
import { definedOnly } from "../domain/defined-only.ts";
import type { PlannedVacancy } from "../domain/plan-run.ts";
import type { FoundVacancy } from "../domain/vacancy-state.ts";
import type { StoredVacancyDocument, VacancyStore } from "./ports.ts";
import { vacancyIdOf } from "./vacancy-id.ts";

/** The planned vacancies by id, each with the ids that merge into it; what a copy was merged with before comes along. */
export async function foundVacancies(
  vacancies: VacancyStore,
  { sourceId, organisationId }: Source,
  batch: readonly PlannedVacancy[],
): Promise<Map<string, FoundVacancy>> {
  const idOf = ({ externalId }: { externalId: string }) => vacancyIdOf(sourceId, externalId);
  const copyIds = batch.flatMap(({ copies }) => copies.map(idOf));
  const copies = copyIds.length === 0 ? undefined : await vacancies.findMany(copyIds);
  const found = new Map<string, FoundVacancy>();
  for (const planned of batch) {
    const vacancyId = idOf(planned);
    const merged = planned.copies.flatMap((copy) => aliasesThrough(copies?.get(idOf(copy))));
    const vacancy = { ...planned.content, organisationId, sources: sourcesOf(sourceId, planned) };
    found.set(vacancyId, { vacancyId, externalId: planned.externalId, merged, vacancy });
  }
  return found;
}

const SOURCES_MAXIMUM = 20;

function sourcesOf(source: string, planned: PlannedVacancy): FoundVacancy["vacancy"]["sources"] {
  return [planned, ...planned.copies]
    .slice(0, SOURCES_MAXIMUM)
    .map(({ externalId, url }) => Object.assign({ source, externalId }, definedOnly({ url })));
}

function aliasesThrough(copy: StoredVacancyDocument | undefined): string[] {
  return copy ? [copy._id, ...copy.aliases] : [];
}
