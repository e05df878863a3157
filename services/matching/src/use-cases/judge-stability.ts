import type { Stability } from "@raakvlak/contracts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import { stabilityOf } from "../domain/rank-stability.ts";
import { presentFactors } from "../domain/score.ts";
import type { ProfileIndex } from "./profile-index.ts";
import { isListed, type Snapshot } from "./snapshots.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "rank">;
}

/** How sure the order of a list is that was just made by the present model. */
export type JudgeStability = (snapshot: Snapshot) => Stability;

export function createJudgeStability({ model, profiles }: Needs): JudgeStability {
  return ({ listed, eligible, vacancy, now }) => {
    const day = dayOf(new Date(now));
    const people = listed.filter(isListed);
    const inputs = new Map(people.map(({ candidateId, input }) => [candidateId, input]));
    return stabilityOf({
      listed: people.map(({ candidateId: id, score }) => ({ id, score })),
      isWhole: eligible === people.length,
      model,
      factorsOf(id) {
        const profile = inputs.get(id);
        if (profile === undefined) throw new Error("nobody of this list");
        return presentFactors({ profile, vacancy, purpose: "recruiters", day, model });
      },
      rank: (changed, limit) =>
        profiles.rank(vacancy, { day, model: changed }, limit).best.map(({ id }) => id),
    });
  };
}
