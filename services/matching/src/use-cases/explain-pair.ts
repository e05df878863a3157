import type { Explanation, Purpose } from "@raakvlak/contracts";
import { judgePair } from "../domain/judge.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { ErasedIds } from "./erased-ids.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly vacancies: Pick<VacancyIndex, "find">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly now: () => Date;
}

export type ExplainResult = Explanation | { readonly unknown: "candidate" | "vacancy" };

/** Why a pair fits, with reasons and points, or every rule that it breaks; closed vacancies are known until their tombstone. */
export type ExplainPair = (
  candidateId: string,
  vacancyId: string,
  purpose: Purpose,
) => Promise<ExplainResult>;

export function createExplainPair({ model, profiles, vacancies, erased, now }: Needs): ExplainPair {
  return async (candidateId, vacancyId, purpose) => {
    const marked = await erased.among([candidateId]);
    const profile = marked.has(candidateId) ? undefined : profiles.find(candidateId)?.profile;
    if (profile === undefined) return { unknown: "candidate" };
    const vacancy = vacancies.find(vacancyId)?.vacancy;
    if (vacancy === undefined) return { unknown: "vacancy" };
    const judgement = judgePair({ profile, vacancy, purpose, day: dayOf(now()), model });
    if (!judgement.eligible)
      return { eligible: false, because: [...judgement.because], model: model.version };
    const { score, reasons, points } = judgement;
    return {
      eligible: true,
      score,
      reasons: [...reasons],
      points: [...points],
      model: model.version,
    };
  };
}
