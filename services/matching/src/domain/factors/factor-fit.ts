import type { Reason, ReasonCode } from "@raakvlak/contracts";

/** How well one factor fits, 0 to 10,000, with the values that a sentence about it needs. Absent data gives no fit at all. */
export interface FactorFit<Code extends ReasonCode> {
  readonly fit: number;
  readonly values: Extract<Reason, { code: Code }>["values"];
}
