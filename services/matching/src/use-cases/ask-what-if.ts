import type { WhatIf, WhatIfAnswer, WishChange, WishCounts } from "@raakvlak/contracts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import { changedWishes, lookBackDays, wishedProfile } from "../domain/what-if.ts";
import { indexAgeOf, type IndexPositions } from "./index-positions.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly vacancies: Pick<VacancyIndex, "rank" | "startCount">;
  readonly index: Pick<IndexPositions, "positions" | "behindMs">;
  readonly now: () => Date;
  /** Begins to work; what is returned lets everything else have its turn, when this one has taken long enough. */
  readonly takeTurns: () => () => Promise<void>;
}

/**
 * What wishes find now, what they would have been mailed lately, and what each of them costs. Looked for in turns with
 * everything else, and yet all counts are of one state of the index, that of the end. Nothing of the question is kept.
 */
export type AskWhatIf = (asked: WhatIf) => Promise<WhatIfAnswer>;

export function createAskWhatIf({ model, vacancies, index, now, takeTurns }: Needs): AskWhatIf {
  return async (asked) => {
    const at = now();
    const measure = { day: dayOf(at), model };
    const profile = wishedProfile(asked);
    const rest = takeTurns();
    using held = new DisposableStack();
    const lookFor = async (wishes: ScoredProfile) => {
      const counting = held.use(vacancies.startCount(wishes, measure));
      while (counting.goOn()) await rest();
      return counting;
    };
    const wished = await lookFor(profile);
    const changed = [];
    for (const { change, profile: wishes } of changedWishes(profile, asked.widerByKm))
      changed.push({ change, counting: await lookFor(wishes) });
    // From here on in one go.
    const counts = wished.counts();
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
      changes: changed.map(({ change, counting }) => costOf(change, counting.counts(), counts)),
      index: indexAgeOf(index),
    };
  };
}

function costOf(change: WishChange, then: WishCounts, now: WishCounts) {
  return {
    change,
    ...then,
    moreOpen: then.open - now.open,
    moreMailed: then.mailed - now.mailed,
  };
}
