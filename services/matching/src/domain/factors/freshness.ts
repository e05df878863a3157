import { valueOn } from "../curve.ts";
import type { Pair } from "../pair.ts";
import type { FactorFit } from "./factor-fit.ts";

/** Newer is better, by whole UTC days; a day ahead counts as today. */
export function freshnessFit({ vacancy, day, model }: Pair): FactorFit<"freshness"> | undefined {
  if (vacancy.postedDay === undefined) return undefined;
  const days = Math.max(0, day - vacancy.postedDay);
  return { fit: valueOn(model.freshness.byDays, days), values: { days } };
}
