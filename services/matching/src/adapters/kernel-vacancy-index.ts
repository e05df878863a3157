import type { Vacancy } from "@raakvlak/contracts";
import { currentModel } from "../domain/models.ts";
import type { Model } from "../domain/model.ts";
import {
  alertsFor,
  rankVacancies,
  type Fitting,
  type Measure,
  type VacancyEntry,
} from "../domain/scan.ts";
import { score } from "../domain/score.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import { scoredVacancyOf, type RelatedOccupations } from "../domain/scored-vacancy.ts";
import type { IndexedVacancy, VacancyIndex } from "../use-cases/vacancy-index.ts";
import { createVacancyKernel, type VacancyHit } from "../vacancy-kernel/vacancy-kernel.ts";
import { createVersionedEntries } from "./versioned-entries.ts";

type Entry = IndexedVacancy & VacancyEntry;

/**
 * The index of vacancies that workers use: a kernel finds and scores, and the domain says why. Asked by another model than
 * the one it was made for, it looks at everything.
 */
export function createKernelVacancyIndex(
  related: RelatedOccupations,
  model: Model = currentModel,
): VacancyIndex {
  const entries = createVersionedEntries<Entry>();
  const open = createVacancyKernel(model);

  function* openEntries(): Generator<Entry> {
    for (const entry of entries.values()) if (entry.vacancy.open) yield entry;
  }

  return {
    put(vacancy) {
      const { vacancyId, version } = vacancy;
      const entry = entryOf(vacancy, related);
      if (!entries.put(vacancyId, version, entry)) return;
      if (entry.vacancy.open) open.put(entry);
      else open.remove(vacancyId);
    },
    remove(vacancyId, version) {
      if (version === undefined) entries.drop(vacancyId);
      else if (!entries.put(vacancyId, version, undefined)) return;
      open.remove(vacancyId);
    },
    hold(vacancyId) {
      entries.hold(vacancyId);
      open.remove(vacancyId);
    },
    find: entries.find,
    alertsFor(profile, measure) {
      if (measure.model !== model) return alertsFor(profile, openEntries(), measure);
      if (!profile.purposes.alerts) return [];
      const found = open.search(profile, measure.day);
      return found.best(found.count, profile.alertThreshold).map(fittingOf(profile, measure));
    },
    rank(profile, measure, limit) {
      if (measure.model !== model) return rankVacancies(profile, openEntries(), measure, limit);
      if (!profile.purposes.tailoring) return { eligible: 0, best: [] };
      const found = open.search(profile, measure.day);
      return { eligible: found.count, best: found.best(limit).map(fittingOf(profile, measure)) };
    },
    sizes: () => ({ indexed: open.size, held: entries.sizes().held }),
  };
}

function fittingOf(profile: ScoredProfile, measure: Measure) {
  return ({ entry: { id, version, vacancy }, score: points }: VacancyHit): Fitting => {
    // The purpose is no part of the score.
    const { reasons } = score({ profile, vacancy, purpose: "tailoring", ...measure });
    return { id, version, score: points, reasons };
  };
}

function entryOf(vacancy: Vacancy, related: RelatedOccupations): Entry {
  const { vacancyId, version, aliases } = vacancy;
  return { id: vacancyId, vacancyId, version, aliases, vacancy: scoredVacancyOf(vacancy, related) };
}
