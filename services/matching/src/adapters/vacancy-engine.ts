import type { Profile, Vacancy, WhatIf, WhatIfAnswer } from "@raakvlak/contracts";
import { currentModel } from "../domain/models.ts";
import { dayOf } from "../domain/pair.ts";
import { scoredProfileOf, type ScoredProfile } from "../domain/scored-profile.ts";
import type { RelatedOccupations } from "../domain/scored-vacancy.ts";
import { createAskWhatIf } from "../use-cases/ask-what-if.ts";
import { createVacancyKernel, type FoundVacancies } from "../vacancy-kernel/vacancy-kernel.ts";
import { createKernelVacancyIndex } from "./kernel-vacancy-index.ts";
import { createPlainVacancyIndex, vacancyEntryOf } from "./plain-vacancy-index.ts";

/** The index of open vacancies for those who measure it: as workers hold it, and its measure, which looks at everything. */
export interface VacancyEngine {
  put(vacancy: Vacancy): void;
  /** What fits, without reasons and whatever is allowed; good until the next question. */
  search(profile: ScoredProfile, now: Date): FoundVacancies;
  /** The best of a candidate who allows tailoring and all to be mailed, with reasons. */
  explained(profile: ScoredProfile, now: Date, limit: number): Explained;
  /** The same by looking at every vacancy. */
  plain(profile: ScoredProfile, now: Date, limit: number): Explained;
  /** `takeTurns` hears of each place at which a worker might see to something else. */
  whatIf(asked: WhatIf, now: Date, takeTurns?: TakeTurns): Promise<WhatIfAnswer>;
  plainWhatIf(asked: WhatIf, now: Date): Promise<WhatIfAnswer>;
}

type TakeTurns = Parameters<typeof createAskWhatIf>[0]["takeTurns"];
type Index = ReturnType<typeof createKernelVacancyIndex>;
interface Explained {
  readonly ranked: ReturnType<Index["rank"]>;
  readonly alerts: ReturnType<Index["alertsFor"]>;
}

/** A profile in the form that questions take. */
export function prepareProfile(profile: Profile): ScoredProfile {
  return scoredProfileOf(profile);
}

export function createVacancyEngine(related: RelatedOccupations): VacancyEngine {
  const kernel = createVacancyKernel(currentModel);
  const fast = createKernelVacancyIndex(related);
  const plain = createPlainVacancyIndex(related);

  const explainedBy = (index: Index) => (profile: ScoredProfile, now: Date, limit: number) => {
    const measure = { day: dayOf(now), model: currentModel };
    return {
      ranked: index.rank(profile, measure, limit),
      alerts: index.alertsFor(profile, measure),
    };
  };
  const alone: TakeTurns = () => async () => {};
  const whatIfBy =
    (vacancies: Index) =>
    (asked: WhatIf, now: Date, takeTurns = alone) =>
      createAskWhatIf({
        model: currentModel,
        vacancies,
        index: { positions: () => ({ vacancies: [], profiles: [] }), behindMs: () => 0 },
        now: () => now,
        takeTurns,
      })(asked);

  return {
    put(vacancy) {
      fast.put(vacancy);
      plain.put(vacancy);
      if (vacancy.status === "open") kernel.put(vacancyEntryOf(vacancy, related));
    },
    search: (profile, now) => kernel.search(profile, dayOf(now)),
    explained: explainedBy(fast),
    plain: explainedBy(plain),
    whatIf: whatIfBy(fast),
    plainWhatIf: whatIfBy(plain),
  };
}
