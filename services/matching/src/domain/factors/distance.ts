import { valueOn } from "../curve.ts";
import { fullFit } from "../fit.ts";
import type { Pair } from "../pair.ts";
import { isRemote, isWithinRadius, reachesOf } from "../reach.ts";
import type { FactorFit } from "./factor-fit.ts";

/** Nearer is better; remote work is nearest of all, for everybody who said where or how they want to work. */
export function distanceFit(pair: Pair): FactorFit<"distance"> | undefined {
  const { profile, model } = pair;
  if (isRemote(pair)) {
    const saysWhere = profile.places.length > 0 || profile.workModes.length > 0;
    return saysWhere ? { fit: fullFit, values: { remote: true } } : undefined;
  }
  const nearest = reachesOf(pair).find(isWithinRadius);
  if (nearest === undefined) return undefined;
  return {
    fit: valueOn(model.distance.byMetres, nearest.metres),
    values: {
      km: Math.floor((nearest.metres + 500) / 1_000),
      from: nearest.place.label,
      remote: false,
    },
  };
}
