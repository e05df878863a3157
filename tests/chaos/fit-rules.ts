/**
 * When a candidate and a vacancy fit, as the checker says it: three classes of each, so far apart that no weight, curve or
 * rounding of the product can come near a border. Towns lie 130 km and more apart where nobody travels over 30; kinds of
 * work are not related; the low pay ends 2,000 euros below what the demanding ask.
 */
export const trades = [
  "car-sales",
  "medical-representative",
  "estate-agent",
  "buyer",
  "travel-sales",
  "bid-manager",
] as const;
export const towns = ["Amsterdam", "Groningen", "Maastricht", "Middelburg"] as const;

export type Trade = (typeof trades)[number];
export type Town = (typeof towns)[number];

export interface CandidateTraits {
  readonly trade: Trade;
  readonly town: Town;
  /** Asks 5,000 euros a month; else nothing. */
  readonly demanding: boolean;
}

export interface VacancyTraits {
  readonly trade: Trade;
  readonly town: Town;
  /** Pays 6,500 to 7,500 euros a month; else 2,500 to 3,000. */
  readonly paysWell: boolean;
  /** A vacancy that is gone from its feed fits nobody. */
  readonly open: boolean;
}

export const pay = {
  asked: 5_000,
  well: { min: 6_500, max: 7_500 },
  little: { min: 2_500, max: 3_000 },
} as const;
export const radiusKm = 30;

export function fits(candidate: CandidateTraits, vacancy: VacancyTraits): boolean {
  return (
    vacancy.open &&
    candidate.trade === vacancy.trade &&
    candidate.town === vacancy.town &&
    (vacancy.paysWell || !candidate.demanding)
  );
}
