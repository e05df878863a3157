import type { Vacancy } from "@raakvlak/contracts";
import { definedOnly } from "../defined-only.ts";
import type { SourceSalary } from "../source-item.ts";
import { believablePeriod, perMonth, periodFromCode, type PayPeriod } from "./pay-period.ts";
import { payMentions, type PayMention } from "./pay-words.ts";
import { GUESSED, READ, STATED, understood, type Understood } from "./understood.ts";

type Pay = Vacancy["pay"];

const MONTHLY_MAXIMUM = 100_000;
const FULL_TIME_FROM = 36;
const FULL_TIME = 40;

export interface PayInput {
  readonly salary: SourceSalary | undefined;
  readonly text: string;
  /** The most hours a week that the vacancy offers, for pay by the hour. */
  readonly hoursMax: number | undefined;
}

/**
 * Gross pay a month in whole euros, from the source's fields and, for what these do not tell, from the text. A period that
 * can not be right (3,500 a year) is replaced by the one that can, with low confidence; other currencies are not converted.
 */
export function readPay({ salary, text, hoursMax: offered }: PayInput): Understood<Pay> {
  const hoursMax = fullTimeHours(offered);
  const mentions = payMentions(text);
  const onTarget = monthlyMention(mentions, "on-target", hoursMax);
  const stated = statedPay(salary, hoursMax);
  const fixed = unlessOnTarget(stated, onTarget) ?? mentionedPay(mentions, hoursMax);
  const extra = definedOnly({
    variable: monthlyMention(mentions, "variable", hoursMax),
    onTarget: atLeast(fixed?.value.fixedMin, onTarget),
  });
  if (!fixed && Object.keys(extra).length === 0) return understood({ stated: false }, STATED);
  const { value, words, confidence } = fixed ?? {
    value: {},
    words: mentions[0]?.words,
    confidence: READ,
  };
  const pay = { stated: true, ...value, ...extra, ...definedOnly({ words: words?.slice(0, 300) }) };
  return understood(pay, confidence, words);
}

/** Part-time work is told as for full-time, so that pay compares: amounts by the month mostly are. */
function fullTimeHours(offered = FULL_TIME): number {
  return offered >= FULL_TIME_FROM ? offered : FULL_TIME;
}

/** Some fill the salary fields with what is earned on target: then the fixed part is not known. */
function unlessOnTarget(
  stated: Understood<FixedPay> | undefined,
  onTarget: number | undefined,
): Understood<FixedPay> | undefined {
  return onTarget !== undefined && stated?.value.fixedMax === onTarget ? undefined : stated;
}

/** What is on target includes the fixed part: less than that is something else. */
function atLeast(fixed: number | undefined, onTarget: number | undefined): number | undefined {
  return onTarget !== undefined && onTarget >= (fixed ?? 0) ? onTarget : undefined;
}

type FixedPay = Pick<Pay, "fixedMin" | "fixedMax" | "period">;

function statedPay(
  salary: SourceSalary | undefined,
  hoursMax: number,
): Understood<FixedPay> | undefined {
  if (!salary || !isEuro(salary.currency)) return undefined;
  const { min, max } = notZero(salary);
  const stated = periodFromCode(salary.period ?? "");
  const period = believablePeriod(max ?? min ?? 0, stated);
  if (period === undefined) return undefined;
  const words = `${[min, max].filter(Boolean).join(" – ")} EUR ${salary.period ?? ""}`;
  return rangeOf({ min, max, period, hoursMax }, period === stated ? STATED : GUESSED, words);
}

/** Zero is how some sources say "not said". */
function notZero({ min, max }: SourceSalary): { min: number | undefined; max: number | undefined } {
  return { min: min || undefined, max: max || undefined };
}

function isEuro(currency = "EUR"): boolean {
  return /^(?:eur|€)$/i.test(currency.trim());
}

function mentionedPay(
  mentions: readonly PayMention[],
  hoursMax: number,
): Understood<FixedPay> | undefined {
  for (const mention of mentions) {
    const period =
      mention.kind === "fixed" ? believablePeriod(mention.max, mention.period) : undefined;
    if (period === undefined) continue;
    const min = mention.end === "max" ? undefined : mention.min;
    const max = mention.end === "min" ? undefined : mention.max;
    return rangeOf(
      { min, max, period, hoursMax },
      period === mention.period ? READ : GUESSED,
      mention.words,
    );
  }
  return undefined;
}

interface Range {
  readonly min: number | undefined;
  readonly max: number | undefined;
  readonly period: PayPeriod;
  readonly hoursMax: number;
}

function rangeOf(
  { min, max, period, hoursMax }: Range,
  confidence: number,
  words: string,
): Understood<FixedPay> | undefined {
  const monthly = (amount: number | undefined) =>
    amount === undefined ? undefined : perMonth(amount, period, hoursMax);
  const fixedMax = monthly(max);
  const fixedMin = plausibleMin(monthly(min), fixedMax);
  return understood({ ...definedOnly({ fixedMin, fixedMax }), period }, confidence, words);
}

/** A lower end of another unit ("min": 35, "max": 4500) is no lower end. */
function plausibleMin(min: number | undefined, max: number | undefined): number | undefined {
  if (min === undefined || max === undefined) return min;
  return min > max || min < max / 5 ? undefined : min;
}

/** A bonus may be as small as it likes: a year is assumed unless a month is said. */
function monthlyMention(
  mentions: readonly PayMention[],
  kind: PayMention["kind"],
  hoursMax: number,
): number | undefined {
  const mention = mentions.find((one) => one.kind === kind);
  if (!mention) return undefined;
  const period =
    kind === "variable"
      ? (mention.period ?? "year")
      : (believablePeriod(mention.max, mention.period) ?? "year");
  const monthly = perMonth(mention.max, period, hoursMax);
  return monthly > 0 && monthly <= MONTHLY_MAXIMUM ? monthly : undefined;
}
