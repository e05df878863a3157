import type { RankedVacancies } from "@raakvlak/contracts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { ErasedIds } from "./erased-ids.ts";
import { indexAgeOf, type IndexPositions } from "./index-positions.ts";
import type { ProfileIndex } from "./profile-index.ts";
import type { VacancyIndex } from "./vacancy-index.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly vacancies: Pick<VacancyIndex, "rank">;
  readonly index: Pick<IndexPositions, "positions" | "behindMs">;
  readonly erased: Pick<ErasedIds, "among">;
  readonly now: () => Date;
}

/** The open vacancies of a candidate who allows tailoring, best first, exact now; undefined: nobody known by that id. */
export type RankVacancies = (
  candidateId: string,
  limit: number,
) => Promise<RankedVacancies | undefined>;

export function createRankVacancies({
  model,
  profiles,
  vacancies,
  index,
  erased,
  now,
}: Needs): RankVacancies {
  return async (candidateId, limit) => {
    const marked = await erased.among([candidateId]);
    const held = marked.has(candidateId) ? undefined : profiles.find(candidateId);
    if (held === undefined) return undefined;
    const at = now();
    const { eligible, best } = vacancies.rank(held.profile, { day: dayOf(at), model }, limit);
    return {
      candidateId,
      profileVersion: held.version,
      model: model.version,
      now: at.toISOString(),
      eligible,
      vacancies: best.map(({ id, version, score, reasons }) => ({
        vacancyId: id,
        vacancyVersion: version,
        score,
        reasons: [...reasons],
      })),
      index: indexAgeOf(index),
    };
  };
}
