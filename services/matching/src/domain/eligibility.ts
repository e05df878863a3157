import { cefrLevels, type Cefr, type Ineligibility } from "@raakvlak/contracts";
import { breaksDismissalRule } from "./dismissal-rules.ts";
import { occupationFit } from "./factors/occupation.ts";
import { skillsFit } from "./factors/skills.ts";
import { offeredPay } from "./offered-pay.ts";
import type { Pair } from "./pair.ts";
import { isRemote, isWithinRadius, reachesOf } from "./reach.ts";

interface Rule {
  readonly name: Ineligibility;
  readonly isBroken: (pair: Pair) => boolean;
}

/**
 * The hard rules, cheap ones first. What either side does not say breaks no rule, with two exceptions that need a yes:
 * consent, and an overlap in what the work is.
 */
const rules: readonly Rule[] = [
  { name: "purpose", isBroken: ({ profile, purpose }) => !profile.purposes[purpose] },
  {
    name: "closed",
    isBroken: ({ vacancy, day }) => !vacancy.open || isBefore(vacancy.validThroughDay, day),
  },
  {
    name: "hidden",
    isBroken: ({ profile, vacancy }) =>
      vacancy.ids.some((id) => profile.hiddenVacancies.includes(id)),
  },
  {
    name: "excluded-employer",
    isBroken: ({ profile, vacancy }) => profile.excludedEmployers.includes(vacancy.employerId),
  },
  {
    name: "excluded-sector",
    isBroken: ({ profile, vacancy }) => sharesOne(profile.excludedSectors, vacancy.sectors),
  },
  { name: "dismissal-rule", isBroken: breaksDismissalRule },
  {
    name: "contract",
    isBroken: ({ profile, vacancy }) => isDisjoint(profile.contractKinds, vacancy.contractKinds),
  },
  {
    name: "work-mode",
    isBroken: ({ profile, vacancy }) =>
      vacancy.workMode !== undefined && isDisjoint(profile.workModes, [vacancy.workMode]),
  },
  {
    name: "office-days",
    isBroken: ({ profile, vacancy }) => isBefore(profile.officeDaysMaximum, vacancy.officeDays),
  },
  { name: "language", isBroken: lacksLanguage },
  {
    name: "hours",
    isBroken: ({ profile, vacancy }) =>
      isBefore(profile.hours?.max, vacancy.hours?.min) ||
      isBefore(vacancy.hours?.max, profile.hours?.min),
  },
  { name: "pay", isBroken: paysTooLittle },
  { name: "distance", isBroken: isOutOfReach },
  { name: "remote-country", isBroken: livesElsewhere },
  { name: "no-overlap", isBroken: (pair) => !overlaps(pair) },
];

/** Every hard rule that the pair breaks, by name; empty: the two may meet. */
export function brokenRules(pair: Pair): Ineligibility[] {
  return rules.filter(({ isBroken }) => isBroken(pair)).map(({ name }) => name);
}

/** The same question for scans: stops at the first broken rule. */
export function isEligible(pair: Pair): boolean {
  return !rules.some(({ isBroken }) => isBroken(pair));
}

function isBefore(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a < b;
}

function sharesOne(a: readonly string[], b: readonly string[]): boolean {
  return a.some((item) => b.includes(item));
}

/** Nothing in common, where both sides say something. */
function isDisjoint(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && !sharesOne(a, b);
}

/** A candidate who lists languages speaks no others; one who lists none has not said. */
function lacksLanguage({ profile, vacancy }: Pair): boolean {
  if (profile.languages.length === 0) return false;
  return vacancy.languages.some(
    ({ code, level }) =>
      !profile.languages.some((has) => has.code === code && isAtLeast(has.level, level)),
  );
}

export function isAtLeast(has: Cefr, asked: Cefr): boolean {
  return cefrLevels.indexOf(has) >= cefrLevels.indexOf(asked);
}

function paysTooLittle({ profile, vacancy }: Pair): boolean {
  return (
    profile.pay !== undefined && isBefore(offeredPay(vacancy, profile.pay.of), profile.pay.minimum)
  );
}

function isOutOfReach(pair: Pair): boolean {
  if (isRemote(pair)) return false;
  const reaches = reachesOf(pair);
  return reaches.length > 0 && !reaches.some(isWithinRadius);
}

/** Remote work bound to countries, and the candidate is known to live in others: known when every wished place says its country. */
function livesElsewhere(pair: Pair): boolean {
  const { remoteCountries } = pair.vacancy;
  const countries = pair.profile.places.map(({ country }) => country);
  if (!isRemote(pair) || remoteCountries.length === 0 || countries.length === 0) return false;
  return countries.every((country) => country !== undefined && !remoteCountries.includes(country));
}

function overlaps(pair: Pair): boolean {
  if ((occupationFit(pair)?.fit ?? 0) > 0) return true;
  const skills = skillsFit(pair);
  if (skills === undefined) return false;
  const { matches, fit } = pair.model.skills.overlap;
  return skills.values.mustMatched + skills.values.niceMatched >= matches && skills.fit >= fit;
}
