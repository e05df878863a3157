import { valueOn } from "../curve.ts";
import { fullFit } from "../fit.ts";
import { offeredPay } from "../offered-pay.ts";
import type { Pair } from "../pair.ts";
import type { FactorFit } from "./factor-fit.ts";

/** How far the most that is offered lies above the wished minimum; a minimum of 0 is no wish. */
export function payFit({ profile, vacancy, model }: Pair): FactorFit<"pay"> | undefined {
  if (profile.pay === undefined || profile.pay.minimum === 0) return undefined;
  const { minimum, of } = profile.pay;
  const offered = offeredPay(vacancy, of);
  if (offered === undefined) return undefined;
  const share = Math.floor((offered * fullFit) / minimum);
  return { fit: valueOn(model.pay.byShare, share), values: { offered, minimum, of } };
}
