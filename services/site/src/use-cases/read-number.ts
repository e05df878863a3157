import type { VacancySearch } from "../domain/vacancy-search.ts";

export const payLeast = 500;
export const payMost = 20_000;
/** Above this a sum is likely meant for a year: eight per cent holiday pay makes it 12.96 months. */
const yearlyLeast = payMost + 1;
const yearlyMost = 250_000;
const monthsPaid = 12.96;

export type AmountFault =
  | { readonly code: "not-a-number" | "out-of-range" }
  | { readonly code: "per-year"; readonly monthly: number };

const amount = /^(\d{1,3}(?:[. ]\d{3})+|\d{1,9})(?:,(?:-|\d{1,2}))?(k)?$/i;

/** Reads "3500", "€ 3.500,-" and "3k" as whole euros a month. */
export function readAmount(typed: string): {
  value: number | undefined;
  faults: ({ field: "pay" } & AmountFault)[];
} {
  if (typed === "") return { value: undefined, faults: [] };
  const [, digits, thousands] = amount.exec(typed.replaceAll(/€|euro?/gi, "").trim()) ?? [];
  if (digits === undefined)
    return { value: undefined, faults: [{ field: "pay", code: "not-a-number" }] };
  const value = Number(digits.replaceAll(/[. ]/g, "")) * (thousands === undefined ? 1 : 1_000);
  if (value >= payLeast && value <= payMost) return { value, faults: [] };
  const fault: AmountFault =
    value >= yearlyLeast && value <= yearlyMost
      ? { code: "per-year", monthly: Math.round(value / monthsPaid / 50) * 50 }
      : { code: "out-of-range" };
  return { value: undefined, faults: [{ field: "pay", ...fault }] };
}

interface HoursFault {
  readonly field: "hoursFrom" | "hoursTo";
  readonly code: "not-a-number" | "reversed";
}

/** Reads hours a week, 1 to 60, from and to. */
export function readHours(
  from: string,
  to: string,
): { value: Pick<VacancySearch, "hoursMin" | "hoursMax">; faults: HoursFault[] } {
  const [hoursMin, hoursMax] = [hoursOf(from), hoursOf(to)];
  const faults: HoursFault[] = [];
  if (from !== "" && hoursMin === undefined)
    faults.push({ field: "hoursFrom", code: "not-a-number" });
  if (to !== "" && hoursMax === undefined) faults.push({ field: "hoursTo", code: "not-a-number" });
  if (hoursMin !== undefined && hoursMax !== undefined && hoursMin > hoursMax)
    return { value: {}, faults: [{ field: "hoursTo", code: "reversed" }] };
  return {
    value: {
      ...(hoursMin !== undefined && { hoursMin }),
      ...(hoursMax !== undefined && { hoursMax }),
    },
    faults,
  };
}

function hoursOf(typed: string): number | undefined {
  const [, digits] = /^(\d{1,2})(?: ?(?:uur|u|hours?|h))?$/i.exec(typed) ?? [];
  const hours = Number(digits);
  return hours >= 1 && hours <= 60 ? hours : undefined;
}
