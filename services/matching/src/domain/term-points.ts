import { distinct } from "./order.ts";
import { offeredPay } from "./offered-pay.ts";
import type { Pair } from "./pair.ts";
import { pointOf, type Point } from "./point.ts";
import { isRemote, isWithinRadius, reachesOf } from "./reach.ts";

/** The terms of the work: what the vacancy offers beside what the candidate wants. Only what the vacancy says is a point. */
export function termPoints(pair: Pair): Point[] {
  return [
    ...wayOfWorkingPoints(pair),
    ...hoursPoint(pair),
    ...payPoint(pair),
    ...distancePoint(pair),
    ...countryPoint(pair),
  ];
}

function wayOfWorkingPoints({ profile, vacancy }: Pair): Point[] {
  const points: Point[] = [];
  const { contractKinds, workMode, officeDays } = vacancy;
  if (contractKinds.length > 0)
    points.push(listPoint("contract", contractKinds, profile.contractKinds));
  if (workMode !== undefined) points.push(listPoint("work-mode", [workMode], profile.workModes));
  if (officeDays !== undefined) {
    const maximum = profile.officeDaysMaximum;
    points.push(pointOf("office-days", officeDays, maximum, (maximum ?? 0) >= officeDays));
  }
  return points;
}

function listPoint(point: string, offered: readonly string[], wanted: readonly string[]): Point {
  const isMet = wanted.some((item) => offered.includes(item));
  return pointOf(point, offered.join(" "), wanted.length > 0 ? wanted.join(" ") : undefined, isMet);
}

function hoursPoint({ profile, vacancy }: Pair): Point[] {
  const { hours } = vacancy;
  if (hours === undefined) return [];
  const wanted = profile.hours;
  const isMet = wanted !== undefined && wanted.min <= hours.max && hours.min <= wanted.max;
  const words = wanted === undefined ? undefined : `${wanted.min}-${wanted.max}`;
  return [pointOf("hours", `${hours.min}-${hours.max}`, words, isMet)];
}

function payPoint({ profile, vacancy }: Pair): Point[] {
  const of = profile.pay?.of ?? "fixed";
  const offered = offeredPay(vacancy, of);
  if (offered === undefined) return [];
  const minimum = profile.pay?.minimum;
  return [pointOf(`pay:${of}`, offered, minimum, (minimum ?? 0) <= offered)];
}

/** Kilometres to the nearest wished place against its radius: no label, so that a list does not say where somebody lives. */
function distancePoint(pair: Pair): Point[] {
  if (isRemote(pair) || pair.vacancy.vectors.length === 0) return [];
  const reaches = reachesOf(pair);
  const nearest = reaches.find(isWithinRadius) ?? reaches[0];
  if (nearest === undefined) return [{ point: "distance", verdict: "no-data" }];
  const km = Math.floor((nearest.metres + 500) / 1_000);
  return [pointOf("distance", nearest.place.radiusKm, km, isWithinRadius(nearest))];
}

/** Remote work that is bound to countries. Of where somebody lives no more is told than that it is one of them. */
function countryPoint({ profile, vacancy }: Pair): Point[] {
  const { remoteCountries } = vacancy;
  if (!isRemote({ vacancy }) || remoteCountries.length === 0) return [];
  const countries = distinct(profile.places.flatMap(({ country }) => country ?? []));
  const among = countries.filter((country) => remoteCountries.includes(country));
  const isKnown = profile.places.length > 0 && profile.places.every(({ country }) => country);
  const elsewhere = isKnown ? "no" : undefined;
  const has = among.length > 0 ? among.join(" ") : elsewhere;
  return [pointOf("remote-country", remoteCountries.join(" "), has, among.length > 0)];
}
