import type { WhatIf, WhatIfAnswer } from "@raakvlak/contracts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import { changedWishes, lookBackDays, wishedProfile } from "../domain/what-if.ts";
import { indexAgeOf, type IndexPositions } from "./index-positions.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly vacancies: Pick<VacancyIndex, "rank" | "count">;
  readonly index: Pick<IndexPositions, "positions" | "behindMs">;
  readonly now: () => Date;
}

/**
 * What wishes find now, what they would have been mailed lately, and what each of them costs; in one go, so that all counts
 * are of one state of the index. Nothing of the question is kept.
 */
export type AskWhatIf = (asked: WhatIf) => WhatIfAnswer;

export function createAskWhatIf({ model, vacancies, index, now }: Needs): AskWhatIf {
  return (asked) => {
    const at = now();
    const measure = { day: dayOf(at), model };
    const profile = wishedProfile(asked);
    const counts = vacancies.count(profile, measure);
    const changes = changedWishes(profile, asked.widerByKm).map(({ change, profile: changed }) => {
      const then = vacancies.count(changed, measure);
      return {
        change,
        ...then,
        moreOpen: then.open - counts.open,
        moreMailed: then.mailed - counts.mailed,
      };
    });
    const { best } = vacancies.rank(profile, measure, asked.limit);
    return {
      model: model.version,
      now: at.toISOString(),
      ...counts,
      days: lookBackDays,
      best: best.map(({ id, version, score, reasons }) => ({
        vacancyId: id,
        vacancyVersion: version,
        score,
        reasons: [...reasons],
      })),
      changes,
      index: indexAgeOf(index),
    };
  };
}
