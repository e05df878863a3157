import { shareOf } from "../fit.ts";
import type { Model } from "../model.ts";
import type { Pair } from "../pair.ts";
import type { FactorFit } from "./factor-fit.ts";
import { wishStrengths } from "./wish-strength.ts";

type OccupationFit = FactorFit<"occupation">;

/**
 * The best of all pairs of a wished and an offered occupation: own or related, by the strength of the wish and by how sure
 * the offer was understood. No pair at all fits 0 and explains nothing. Of equals the first offer and wish by name.
 */
export function occupationFit(
  pair: Pair,
): OccupationFit | { fit: 0; values: undefined } | undefined {
  const { profile, vacancy, model } = pair;
  const offers = vacancy.occupations.filter(({ confidence }) => countsFor(confidence, model) > 0);
  if (profile.occupations.length === 0 || offers.length === 0) return undefined;
  let best: OccupationFit | undefined;
  for (const [wished, strength] of wishStrengths(profile.occupations, model)) {
    for (const { concept: offered, confidence, related } of offers) {
      const relation = relationOf(wished, offered, related);
      if (relation === undefined) continue;
      const kept = shareOf(model.occupation[relation], strength);
      const fit = shareOf(kept, countsFor(confidence, model));
      if (best === undefined || isBetter({ fit, offered }, best))
        best = { fit, values: { wished, offered, relation } };
    }
  }
  return best ?? { fit: 0, values: undefined };
}

function relationOf(wished: string, offered: string, related: readonly string[]) {
  if (wished === offered) return "own";
  return related.includes(wished) ? "related" : undefined;
}

/** Wishes come in order of name, so of equal fits and offers the first wish stays. */
function isBetter(
  { fit, offered }: { fit: number; offered: string },
  best: OccupationFit,
): boolean {
  return fit > best.fit || (fit === best.fit && offered < best.values.offered);
}

/** What an offer of this confidence counts for; 0: as if it was not said. */
export function countsFor(confidence: number, model: Model): number {
  return model.occupation.confidence.find(({ atLeast }) => confidence >= atLeast)?.counts ?? 0;
}
