import { valueOn } from "../domain/curve.ts";
import { metresBetween } from "../domain/earth.ts";
import { fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { ProfileQuestion } from "./profile-question.ts";
import * as L from "./record-layout.ts";
import type { VacancyRecords } from "./vacancy-records.ts";

type Vector = ScoredProfile["places"][number]["vector"];

const absent = -1;
/** A rule about places is broken. */
export const outOfReach = -2;

/** Rules and fits that come from places, for one question after the other. */
export function createReach({ distance, interest }: Model) {
  /** Filled with one place after the other, so that none is made. */
  const here = { x: 0, y: 0, z: 0 };
  let question: ProfileQuestion;
  let records: Pick<VacancyRecords, "words" | "doubles">;
  let words: Int32Array;
  let doubles: Float64Array;
  /** Of the record looked at last. */
  let first = 0;
  let end = 0;

  function metresTo(from: Vector): number {
    let nearest = Number.POSITIVE_INFINITY;
    for (let at = first; at < end; at += 3) {
      here.x = doubles[at] ?? 0;
      here.y = doubles[at + 1] ?? 0;
      here.z = doubles[at + 2] ?? 0;
      nearest = Math.min(nearest, metresBetween(from, here));
    }
    return nearest;
  }

  function remoteFit(at: number): number {
    const { places, workModes } = question.profile;
    const countries = L.countOf(words, at, L.COUNTRIES);
    if (countries > 0 && places.length > 0 && question.knowsCountries) {
      const from = L.listAt(words, at, L.COUNTRIES);
      let isHome = false;
      for (let n = from; n < from + countries; n++)
        if ((question.countries.at[words[n] ?? 0] ?? 0) > 0) isHome = true;
      if (!isHome) return outOfReach;
    }
    return places.length > 0 || workModes.length > 0 ? fullFit : absent;
  }

  return {
    ask(next: ProfileQuestion, of: VacancyRecords): void {
      question = next;
      records = of;
      ({ words, doubles } = records);
    },
    /** How near it is; `outOfReach` where a rule is broken. */
    distanceFit(at: number): number {
      first = (at + L.HEAD) / 2;
      end = first + L.countOf(words, at, L.PLACES) * 3;
      if (words[at + L.REMOTE] === 1) return remoteFit(at);
      const { places } = question.profile;
      if (first === end || places.length === 0) return absent;
      let nearest = Number.POSITIVE_INFINITY;
      let within = Number.POSITIVE_INFINITY;
      for (const { vector, radiusKm } of places) {
        const metres = metresTo(vector);
        if (metres < nearest) nearest = metres;
        if (metres < within && metres <= radiusKm * 1_000) within = metres;
      }
      if (within === Number.POSITIVE_INFINITY || nearest > question.rules.distanceMetres)
        return outOfReach;
      return valueOn(distance.byMetres, within);
    },
    /** The interest in places that the record looked at last is near to. */
    interestNear(places: ProfileQuestion["interests"]["places"]): number {
      let weight = 0;
      for (const place of places)
        if (metresTo(place.vector) <= interest.nearMetres) weight += place.weight;
      return weight;
    },
  };
}
