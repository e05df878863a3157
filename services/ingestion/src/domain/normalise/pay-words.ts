import type { PayPeriod } from "./pay-period.ts";

/** An amount or a range in a text, with the words around it that tell what it is. */
export interface PayMention {
  readonly kind: "fixed" | "variable" | "on-target";
  readonly min: number;
  readonly max: number;
  /** Whether it is only a lower or an upper end ("vanaf", "tot"). */
  readonly end: "both" | "min" | "max";
  readonly period: PayPeriod | undefined;
  readonly words: string;
}

const number = String.raw`\d{1,3}(?:[.\s]\d{3})+(?:,\d{1,2}|,-)?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,6}(?:[.,]\d{1,2})?(?:,-)?`;
const amount = String.raw`(?:€|eur(?:o)?\b)\s?(${number})\s?(k\b)?`;
/** The second amount of a range may lack its sign ("€ 3.000 - 4.000"). */
const mention = new RegExp(
  String.raw`${amount}(?:,-)?(?:\s?(?:bruto|gross))?(?:\s?(?:-|–|—|en|tot(?: en met)?|t\/m|and|to)\s?(?:max(?:imaal|\.)?\s)?(?:€|eur(?:o)?\b)?\s?(${number})\s?(k\b)?)?`,
  "gi",
);

const BEFORE = 70;
const AFTER = 50;

const notPay =
  /\b(?:\w*budget|\w*vergoeding|omzet|revenue|turnover|deals?|dealgrootte|order(?:s|waarde|grootte)?|pensioen|korting|tegemoetkoming|declaratie|investering|portefeuille|portfolio|marge|miljoen|million|mio|mln|opleiding|training|laptop|telefoon|fiets|reiskosten|kilometer|thuiswerk|aanbreng|referral|contractwaarde|acv|arr|pipeline|funding|boete|prijzen?|vanaf een bedrag|klanten|groei)\b/i;
const variableWords =
  /\b(?:bonus(?:sen|regeling)?|variabel(?:e)?|provisies?|commissies?|commission|variable|winstdeling|incentive)\b/i;
const onTargetWords =
  /\b(?:ote|on[- ]target(?: earnings)?|bij (?:100\s?% |behaalde |het behalen van )?(?:je )?targets?|all[- ]in|totaalpakket|inclusief (?:bonus|provisie|variabel|commissie)|incl\. (?:bonus|provisie)|at target|totale verdiensten)\b/i;
const payWords =
  /\b(?:salaris|salarisindicatie|maandsalaris|jaarsalaris|bruto|loon|uurloon|verdien\w*|salary|gross|inkomen|basis(?:salaris|loon)?|fixed|base|vast(?:e)?|beloning|schaal|pay|compensation|earn|per maand|p\/m|pm|per month|per jaar|per year|a year|a month|per uur|annum|monthly|annually|maandelijks)\b/i;

const periods: readonly (readonly [PayPeriod, RegExp])[] = [
  [
    "month",
    /\b(?:per maand|p\/m|p\.m\.|pm|maandsalaris|maandelijks|per month|a month|monthly|\/\s?(?:maand|month))\b|bruto maand/i,
  ],
  [
    "year",
    /\b(?:per jaar|p\/j|p\.j\.|jaarsalaris|op jaarbasis|jaarlijks|per year|a year|yearly|annually|per annum|annual|\/\s?(?:jaar|year)|bruto jaar\w*)\b/i,
  ],
  ["hour", /\b(?:per uur|p\/u|uurloon|uurtarief|an hour|per hour|hourly)\b/i],
  ["week", /\b(?:per week|weekloon)\b/i],
  ["day", /\b(?:per dag|dagtarief|per day|day rate)\b/i],
];

/** Every amount of a text that is pay, in order. */
export function payMentions(text: string): PayMention[] {
  const found: PayMention[] = [];
  for (const line of text.split("\n"))
    for (const match of line.matchAll(mention)) {
      const read = mentionFrom(line, match);
      if (read) found.push(read);
    }
  return found;
}

function mentionFrom(line: string, match: RegExpMatchArray): PayMention | undefined {
  const from = match.index ?? 0;
  const to = from + match[0].length;
  const before = clause(line.slice(Math.max(0, from - BEFORE), from), "last");
  const after = clause(line.slice(to, to + AFTER), "first");
  const range = rangeOf(match);
  const kind = kindOf(before, after);
  if (!range || !isPay(kind, before, after)) return undefined;
  return {
    kind,
    ...range,
    end: match[3] === undefined ? endOf(before) : "both",
    period: periodOf(after, before),
    words: `${before.slice(-40)}${match[0]}${after.slice(0, 30)}`.trim(),
  };
}

function isPay(kind: PayMention["kind"], before: string, after: string): boolean {
  if (notPay.test(before) || notPay.test(after.slice(0, 25))) return false;
  return kind !== "fixed" || payWords.test(`${before} ${after}`);
}

/** In "30 - 40k" the k counts for both. */
function rangeOf([, low = "", lowK, high, highK]: RegExpMatchArray):
  | { min: number; max: number }
  | undefined {
  const min = amountOf(low, lowK ?? highK);
  const max = high === undefined ? min : amountOf(high, highK ?? lowK);
  return min > 0 && max >= min ? { min, max } : undefined;
}

/** What belongs to another clause ("… en een bonus van € 500") says nothing about this amount. */
function clause(words: string, side: "first" | "last"): string {
  const parts = words.split(
    /[;•]|[.!?]\s|,\s(?=\D)|\splus\s|\s\+\s|€|\s(?:and|en)\s(?=an?\s|een\s|ote\b|met\s)/i,
  );
  return (side === "first" ? parts[0] : parts.at(-1)) ?? "";
}

/** "Een bonus van € 800 bij 100 % target" is a bonus, whatever is said of targets after it. */
function kindOf(before: string, after: string): PayMention["kind"] {
  if (onTargetWords.test(before)) return "on-target";
  if (variableWords.test(before)) return "variable";
  if (onTargetWords.test(after)) return "on-target";
  return variableWords.test(after.slice(0, 20)) ? "variable" : "fixed";
}

function endOf(before: string): PayMention["end"] {
  if (/(?:\btot(?: wel)?|\bmax(?:imaal|\.)?|\bup to|oplopend tot)\s*$/i.test(before)) return "max";
  return /(?:\bvanaf|\bminimaal|\bfrom|\bat least|\bmin\.)\s*$/i.test(before) ? "min" : "both";
}

function periodOf(after: string, before: string): PayPeriod | undefined {
  return (periods.find(([, pattern]) => pattern.test(after)) ??
    periods.find(([, pattern]) => pattern.test(before)))?.[0];
}

/** "3.500", "3,500", "3500,50", "75" followed by k. */
function amountOf(digits: string, thousands: string | undefined): number {
  const bare = digits.replace(/,-$/, "").replaceAll(/\s/g, "");
  const decimalComma = /,\d{1,2}$/.test(bare);
  const plain = decimalComma
    ? bare.replaceAll(".", "").replace(",", ".")
    : bare.replaceAll(/[.,](?=\d{3}(?:\D|$))/g, "");
  return Number(plain) * (thousands === undefined ? 1 : 1_000);
}
