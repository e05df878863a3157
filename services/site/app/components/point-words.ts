import type { Locale, RankedCandidates } from "@raakvlak/contracts";
import {
  competencyLabel,
  conceptLabel,
  contractKindLabel,
  educationLabel,
  formatDistance,
  formatEuros,
  formatList,
  languageLabel,
  roleFamilyLabel,
  seniorityLabel,
  workModeLabel,
} from "@raakvlak/vocabulary";
import { countryLabel } from "../words/country-label.ts";
import { wordsIn } from "../words/choose-words.ts";

export type Point = RankedCandidates["candidates"][number]["points"][number];

export interface PointWords {
  readonly name: string;
  readonly asked: string;
  readonly has: string;
}

type Say = (value: string, locale: Locale) => string;
interface Sayings {
  readonly asked: Say;
  readonly has: Say;
}

const words = (locale: Locale) => wordsIn(locale).candidates;
const same = (say: Say): Sayings => ({ asked: say, has: say });
const listed =
  (label: (item: never, locale: Locale) => string): Say =>
  (value, locale) =>
    formatList(
      value.split(" ").map((item) => label(item as never, locale)),
      locale,
    );

/** Skills come as need and level on one side, level or yes or no on the other. */
const skill: Sayings = {
  asked(value, locale) {
    const [need, level] = value.split(" ");
    const said = need === "must" ? words(locale).must : words(locale).nice;
    return level === undefined ? said : `${said}, ${words(locale).level(level)}`;
  },
  has: (value, locale) => yesOrNo(value, locale) ?? words(locale).level(value),
};

function yesOrNo(value: string, locale: Locale): string | undefined {
  if (value === "yes") return words(locale).yes;
  return value === "no" ? words(locale).no : undefined;
}

const pay: Sayings = {
  asked: (value, locale) => words(locale).atMost(formatEuros(Number(value), locale)),
  has: (value, locale) => words(locale).atLeast(formatEuros(Number(value), locale)),
};

/** Concepts, or that there are none in common. */
const concepts: Sayings = same(
  (value, locale) => yesOrNo(value, locale) ?? listed(conceptLabel)(value, locale),
);

const sayings: Readonly<Record<string, Sayings>> = {
  occupation: concepts,
  "role-family": same((value, locale) => roleFamilyLabel(value as "seller", locale)),
  sector: concepts,
  skill,
  seniority: same((value, locale) => seniorityLabel(Number(value), locale)),
  years: same((value, locale) => words(locale).years(Number(value))),
  education: same((value, locale) => educationLabel(value as "hbo", locale)),
  language: {
    asked: (value) => value,
    has: (value, locale) => yesOrNo(value, locale) ?? value,
  },
  competency: same((value, locale) => words(locale).level(value)),
  contract: same(listed(contractKindLabel)),
  "work-mode": same(listed(workModeLabel)),
  "office-days": {
    asked: (value, locale) => words(locale).daysAtOffice(Number(value)),
    has: (value, locale) => words(locale).atMost(words(locale).daysAtOffice(Number(value))),
  },
  hours: same((value, locale) => {
    const [min, max] = value.split("-");
    return words(locale).hoursOf(
      min === max ? value.slice(0, value.indexOf("-")) : value.replace("-", "–"),
    );
  }),
  pay,
  "remote-country": {
    asked: listed(countryLabel),
    has: (value, locale) => yesOrNo(value, locale) ?? listed(countryLabel)(value, locale),
  },
  distance: {
    asked: (value, locale) => words(locale).atMost(formatDistance(Number(value), locale)),
    has: (value, locale) => formatDistance(Number(value), locale),
  },
};

/** A point that the vacancy asks, in words: what it is, what is asked and what the candidate has. */
export function pointWords({ point, asked, has }: Point, locale: Locale): PointWords {
  const [kind = point] = point.split(":");
  const { asked: sayAsked, has: sayHas } = sayings[kind] ?? same((value) => value);
  const { unsaid } = words(locale);
  return {
    name: nameOf(point, locale),
    asked: asked === undefined ? unsaid : sayAsked(asked, locale),
    has: has === undefined ? unsaid : sayHas(has, locale),
  };
}

function nameOf(point: string, locale: Locale): string {
  const [kind, rest = ""] = point.split(":");
  if (kind === "skill") return conceptLabel(point, locale);
  if (kind === "language") return languageLabel(rest, locale);
  if (kind === "competency") return competencyLabel(rest as "hunting", locale);
  return words(locale).name(point);
}
