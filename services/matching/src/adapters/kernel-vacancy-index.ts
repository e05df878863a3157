import { currentModel } from "../domain/models.ts";
import type { Model } from "../domain/model.ts";
import { alertsFor, rankVacancies, type Fitting, type Measure } from "../domain/scan.ts";
import { score } from "../domain/score.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { RelatedOccupations } from "../domain/scored-vacancy.ts";
import { countFitting, postedDaysOf, wishesAlone } from "../domain/what-if.ts";
import type { VacancyIndex, WishCounting } from "../use-cases/vacancy-index.ts";
import {
  createVacancyKernel,
  type VacancyHit,
  type VacancyKernel,
} from "../vacancy-kernel/vacancy-kernel.ts";
import { countAtOnce, vacancyEntryOf, type VacancyIndexEntry } from "./plain-vacancy-index.ts";
import { createVersionedEntries, type VersionedEntries } from "./versioned-entries.ts";

/**
 * The index of vacancies that workers use: a kernel finds and scores, and the domain says why. Asked by another model than
 * the one it was made for, it looks at everything.
 */
export function createKernelVacancyIndex(
  related: RelatedOccupations,
  model: Model = currentModel,
  portion?: number,
): VacancyIndex {
  const entries = createVersionedEntries<VacancyIndexEntry>();
  const open = createVacancyKernel(model, portion);
  const past = createVacancyKernel(model, portion);

  /** Puts it where it belongs now, and nowhere else. */
  function place(vacancyId: string, entry?: VacancyIndexEntry): void {
    if (entry?.vacancy.open === true) open.put(entry);
    else open.remove(vacancyId);
    if (entry !== undefined && isPast(entry)) past.put(entry);
    else past.remove(vacancyId);
  }

  return {
    put(vacancy) {
      const { vacancyId, version } = vacancy;
      const entry = vacancyEntryOf(vacancy, related);
      if (entries.put(vacancyId, version, entry)) place(vacancyId, entry);
    },
    remove(vacancyId, version) {
      if (version === undefined) entries.drop(vacancyId);
      else if (!entries.put(vacancyId, version, undefined)) return;
      place(vacancyId);
    },
    hold(vacancyId) {
      entries.hold(vacancyId);
      place(vacancyId);
    },
    find: entries.find,
    ...createSearch({ model, entries, open, past }),
    sizes: () => ({ indexed: open.size, held: entries.sizes().held }),
  };
}

interface Searched {
  readonly model: Model;
  readonly entries: Pick<VersionedEntries<VacancyIndexEntry>, "values">;
  readonly open: VacancyKernel;
  readonly past: VacancyKernel;
}

function createSearch({ model, entries, open, past }: Searched) {
  function* openEntries(): Generator<VacancyIndexEntry> {
    for (const entry of entries.values()) if (entry.vacancy.open) yield entry;
  }

  const search: Pick<VacancyIndex, "alertsFor" | "rank" | "startCount"> = {
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
    startCount(profile, measure) {
      if (measure.model !== model)
        return countAtOnce(() => countFitting(profile, entries.values(), measure));
      const wishes = wishesAlone(profile);
      const days = postedDaysOf(measure.day);
      return together(open.startCount(wishes, days), past.startCount(wishes, days));
    },
  };
  return search;
}

/** What is open now, and what of the last days is closed by now. */
function together(open: WishCounting, past: WishCounting): WishCounting {
  return {
    goOn: () => open.goOn() || past.goOn(),
    counts() {
      const [now, before] = [open.counts(), past.counts()];
      return {
        open: now.open,
        posted: now.posted + before.posted,
        mailed: now.mailed + before.mailed,
      };
    },
    [Symbol.dispose]() {
      open[Symbol.dispose]();
      past[Symbol.dispose]();
    },
  };
}

function fittingOf(profile: ScoredProfile, measure: Measure) {
  return ({ entry: { id, version, vacancy }, score: points }: VacancyHit): Fitting => {
    // The purpose is no part of the score.
    const { reasons } = score({ profile, vacancy, purpose: "tailoring", ...measure });
    return { id, version, score: points, reasons };
  };
}

/** Closed vacancies that say when they were posted, and that no other one stands for. */
function isPast({ vacancy, isMerged }: VacancyIndexEntry): boolean {
  return !vacancy.open && !isMerged && vacancy.postedDay !== undefined;
}
