import type { Pair } from "./pair.ts";
import type { ScoredVacancy } from "./scored-vacancy.ts";

type PayKind = NonNullable<Pair["profile"]["pay"]>["of"];

/** The contracts' bound of a month's pay: a sum of two within it may pass it. */
const highestPay = 100_000;

/**
 * The most that the vacancy says it pays a month, of the kind asked: fixed pay, or fixed and variable together when the
 * target is met. Undefined when that was not stated. A variable part that is not mentioned counts as none.
 */
export function offeredPay({ pay }: ScoredVacancy, of: PayKind): number | undefined {
  if (!pay.stated) return undefined;
  const fixed = pay.fixedMax ?? pay.fixedMin;
  if (of === "fixed") return fixed;
  if (pay.onTarget !== undefined) return pay.onTarget;
  return fixed === undefined ? undefined : Math.min(fixed + (pay.variable ?? 0), highestPay);
}
