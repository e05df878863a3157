import { roleFamilyOf } from "./asked-competencies.ts";
import { countsFor, occupationFit } from "./factors/occupation.ts";
import type { Pair } from "./pair.ts";
import { pointOf, type Point } from "./point.ts";

/** What the work is: occupation, selling or leading, sector. */
export function workPoints(pair: Pair): Point[] {
  return [...occupationPoint(pair), ...familyPoint(pair), ...sectorPoint(pair)];
}

/** Met by a wish for one of the occupations, or for one close to it: it is named then, and says nothing of other wishes. */
function occupationPoint(pair: Pair): Point[] {
  const { profile, vacancy, model } = pair;
  const offers = vacancy.occupations.filter(({ confidence }) => countsFor(confidence, model) > 0);
  if (offers.length === 0) return [];
  const asked = offers.map(({ concept }) => concept).join(" ");
  const wished = occupationFit(pair)?.values?.wished;
  const has = profile.occupations.length === 0 ? undefined : (wished ?? "no");
  return [pointOf("occupation", asked, has, wished !== undefined)];
}

function familyPoint(pair: Pair): Point[] {
  const asked = roleFamilyOf(pair);
  if (asked === undefined) return [];
  const has = pair.profile.roleFamily;
  return [pointOf("role-family", asked, has, has === asked || has === "either")];
}

function sectorPoint({ profile, vacancy }: Pair): Point[] {
  if (vacancy.sectors.length === 0) return [];
  const wished = profile.sectors.map(({ concept }) => concept);
  const shared = wished.filter((concept) => vacancy.sectors.includes(concept));
  const has = wished.length === 0 ? undefined : shared.join(" ") || "no";
  return [pointOf("sector", vacancy.sectors.join(" "), has, shared.length > 0)];
}
