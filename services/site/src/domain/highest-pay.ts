import type { Vacancy } from "@raakvlak/contracts";

/** The highest sum a month that a vacancy states; undefined when it states none. */
export function highestPay({ pay }: Vacancy): number | undefined {
  return pay.onTarget ?? pay.fixedMax ?? pay.fixedMin;
}
