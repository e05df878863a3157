import type { DismissalRule } from "@raakvlak/contracts";
import { offeredPay } from "./offered-pay.ts";
import type { Pair } from "./pair.ts";
import { isRemote, reachesOf } from "./reach.ts";

/** Whether the vacancy breaks a rule that a dismissal taught; what the vacancy does not say breaks none. */
export function breaksDismissalRule(pair: Pair): boolean {
  return pair.profile.rules.some((rule) => breaks(rule, pair));
}

function breaks(rule: DismissalRule, pair: Pair): boolean {
  const { vacancy } = pair;
  switch (rule.kind) {
    case "employer":
      return vacancy.employerId === rule.value;
    case "occupation":
      return vacancy.occupations.some(({ concept }) => concept === rule.value);
    case "sector":
      return vacancy.sectors.includes(rule.value);
    case "minimum-pay":
      return isBelow(offeredPay(vacancy, pair.profile.pay?.of ?? "fixed"), rule.value);
    case "maximum-distance":
      return isFarther(pair, rule.value);
    case "minimum-seniority":
      return isBelow(vacancy.seniority, rule.value);
    case "maximum-seniority":
      return isBelow(rule.value, vacancy.seniority);
  }
}

function isBelow(value: number | undefined, limit: number | undefined): boolean {
  return value !== undefined && limit !== undefined && value < limit;
}

function isFarther(pair: Pair, maximumKm: number): boolean {
  if (isRemote(pair)) return false;
  const nearest = reachesOf(pair)[0];
  return nearest !== undefined && nearest.metres > maximumKm * 1_000;
}
