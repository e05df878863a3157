export type PayPeriod = "hour" | "day" | "week" | "month" | "year";

const WEEKS_A_MONTH = 52 / 12;
const DAYS_A_WEEK = 5;
const MONTHS_A_YEAR = 12;

/** Gross pay of one period that is believable for full-time work in the Netherlands; outside it the unit is wrong. */
const believable: Readonly<Record<PayPeriod, readonly [min: number, max: number]>> = {
  hour: [8, 200],
  day: [60, 1_600],
  week: [250, 6_000],
  month: [1_000, 25_000],
  year: [14_000, 300_000],
};

/** Tried in this order when the stated period can not be right: these are what people mistake. */
const mistaken: readonly PayPeriod[] = ["month", "year", "hour"];

const periodWords: readonly (readonly [PayPeriod, RegExp])[] = [
  ["year", /^(?:year|yearly|annual(?:ly)?|jaar|per jaar|per year|p\.?j\.?|yr)$/i],
  ["month", /^(?:month|monthly|maand|per maand|per month|p\.?m\.?)$/i],
  ["week", /^(?:week|weekly|per week)$/i],
  ["day", /^(?:day|daily|dag|per dag)$/i],
  ["hour", /^(?:hour|hourly|uur|per uur|per hour|hr)$/i],
];

/** The period that a source's code names. */
export function periodFromCode(code: string): PayPeriod | undefined {
  return periodWords.find(([, pattern]) => pattern.test(code.trim()))?.[0];
}

/** The stated period when an amount of it is believable, else the one that makes it so; undefined when none does. */
export function believablePeriod(
  amount: number,
  stated: PayPeriod | undefined,
): PayPeriod | undefined {
  const fits = (period: PayPeriod) =>
    amount >= believable[period][0] && amount <= believable[period][1];
  if (stated !== undefined && fits(stated)) return stated;
  return mistaken.find(fits);
}

/**
 * Whole euros a month of an amount a period. Hours count with the vacancy's own full-time week of `hoursAWeek`; a
 * yearly amount is shared over twelve months, holiday pay included where the source included it.
 */
export function perMonth(amount: number, period: PayPeriod, hoursAWeek: number): number {
  const factors: Readonly<Record<PayPeriod, number>> = {
    hour: hoursAWeek * WEEKS_A_MONTH,
    day: DAYS_A_WEEK * WEEKS_A_MONTH,
    week: WEEKS_A_MONTH,
    month: 1,
    year: 1 / MONTHS_A_YEAR,
  };
  return Math.round(amount * factors[period]);
}
