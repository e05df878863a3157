import type { Pair } from "../pair.ts";
import type { FactorFit } from "./factor-fit.ts";
import { wishStrengths } from "./wish-strength.ts";

/** The strongest wished sector that the vacancy is in; none fits 0 and explains nothing. */
export function sectorFit({
  profile,
  vacancy,
  model,
}: Pair): FactorFit<"sector"> | { fit: 0; values: undefined } | undefined {
  if (profile.sectors.length === 0 || vacancy.sectors.length === 0) return undefined;
  let best: FactorFit<"sector"> | undefined;
  for (const [concept, fit] of wishStrengths(profile.sectors, model))
    if (vacancy.sectors.includes(concept) && fit > (best?.fit ?? 0))
      best = { fit, values: { concept } };
  return best ?? { fit: 0, values: undefined };
}
