import type { ReasonCode } from "@raakvlak/contracts";
import { valueOn } from "../domain/curve.ts";
import { fullFit } from "../domain/fit.ts";
import type { Model } from "../domain/model.ts";
import { createExperienceFit } from "./experience-fit.ts";
import type { ProfileQuestion } from "./profile-question.ts";
import { createReach, outOfReach } from "./reach-of-record.ts";
import * as L from "./record-layout.ts";
import { matchFit, type VacancyRecords } from "./vacancy-records.ts";

/** One question's tables and moment. */
export interface Judging {
  readonly question: ProfileQuestion;
  readonly day: number;
  /** As of the day on which each was posted. */
  readonly isPosted: boolean;
}

/** A rule is broken. */
export const ruledOut = -1;
const absent = -1;

/** Judges vacancies by their records, for one question after the other. */
export interface VacancyJudge {
  ask(judging: Judging): void;
  /**
   * The score of the vacancy whose record stands there, or `ruledOut`. Rules that columns tell, and hidden vacancies, are
   * not looked at. All else is the domain's rules and factors in whole numbers; tests hold the two against each other.
   */
  judge(at: number, offeredPay: number): number;
}

export function createVacancyJudge(model: Model, records: VacancyRecords): VacancyJudge {
  const weightOf = (wanted: ReasonCode) =>
    model.factors.find(({ code }) => code === wanted)?.weight ?? 0;
  const occupationWeight = weightOf("occupation");
  const skillsWeight = weightOf("skills");
  const experienceWeight = weightOf("experience");
  const sectorWeight = weightOf("sector");
  const distanceWeight = weightOf("distance");
  const payWeight = weightOf("pay");
  const interestWeight = weightOf("interest");
  const freshnessWeight = weightOf("freshness");
  const experienceFit = createExperienceFit(model);
  const reach = createReach(model);
  const freshness = freshnessByDays(model);
  const { must, nice, overlap } = model.skills;
  let judging: Judging;
  let question: ProfileQuestion;
  let words = records.words;
  // The question's tables, at hand.
  let wishedOccupations = words;
  let wishedSectors = words;
  let employersOut = words;
  let ownSkills: Uint8Array = new Uint8Array(0);
  let skillMatches = 0;
  let weights = 0;
  let total = 0;

  function isExcluded(at: number): boolean {
    const { rules, sectors, occupations } = question;
    const seniority = words[at + L.SENIORITY] ?? 0;
    return (
      employersOut[words[at + L.EMPLOYER] ?? 0] !== 0 ||
      (seniority !== absent &&
        (seniority < rules.seniorityMinimum || seniority > rules.seniorityMaximum)) ||
      (sectors.excluded.isMarked && sumOf(at, L.SECTORS, sectors.excluded.at) > 0) ||
      (occupations.excluded.isMarked && sumOf(at, L.OFFERS, occupations.excluded.at) > 0)
    );
  }

  /** The sum of what a table holds for the items of a list. */
  function sumOf(at: number, list: L.ListOfRecord, table: Int32Array): number {
    let sum = 0;
    const from = L.listAt(words, at, list);
    const end = from + L.countOf(words, at, list);
    for (let n = from; n < end; n++) sum += table[words[n] ?? 0] ?? 0;
    return sum;
  }

  function lacksLanguage(at: number): boolean {
    const count = L.countOf(words, at, L.LANGUAGES);
    if (count === 0 || question.profile.languages.length === 0) return false;
    const levels = question.languages.at;
    const from = L.listAt(words, at, L.LANGUAGES);
    for (let n = from; n < from + count; n++) {
      const asked = words[n] ?? 0;
      if ((levels[asked >> L.LEVEL_BITS] ?? 0) <= (asked & L.LEVEL_MASK)) return true;
    }
    return false;
  }

  function occupationFit(at: number): number {
    if (question.profile.occupations.length === 0 || words[at + L.COUNTED] === 0) return absent;
    let best = 0;
    const from = L.listAt(words, at, L.MATCHES);
    const end = from + L.countOf(words, at, L.MATCHES) * 2;
    for (let n = from; n < end; n += 2) {
      const strength = wishedOccupations[words[n] ?? 0] ?? 0;
      if (strength > 0) best = Math.max(best, matchFit(words[n + 1] ?? 0, strength));
    }
    return best;
  }

  /** Also counts the skills that fit at all. */
  function skillsFit(at: number): number {
    skillMatches = 0;
    const musts = L.countOf(words, at, L.MUSTS);
    const nices = L.countOf(words, at, L.NICES);
    const asked = must * musts + nice * nices;
    if (question.profile.skills.length === 0 || asked === 0) return absent;
    const from = L.listAt(words, at, L.MUSTS);
    const sum =
      must * fitsOf(from, from + musts) + nice * fitsOf(from + musts, from + musts + nices);
    return Math.floor(sum / asked);
  }

  function fitsOf(from: number, end: number): number {
    const { fits } = question.skills;
    let sum = 0;
    for (let n = from; n < end; n++) {
      const asked = words[n] ?? 0;
      const number = ownSkills[asked >> L.LEVEL_BITS] ?? 0;
      if (number === 0) continue;
      const fit = fits[(number << L.LEVEL_BITS) | (asked & L.LEVEL_MASK)] ?? 0;
      if (fit === 0) continue;
      sum += fit;
      skillMatches++;
    }
    return sum;
  }

  function sectorFit(at: number): number {
    const count = L.countOf(words, at, L.SECTORS);
    if (count === 0 || question.profile.sectors.length === 0) return absent;
    const from = L.listAt(words, at, L.SECTORS);
    let best = 0;
    for (let n = from; n < from + count; n++)
      best = Math.max(best, wishedSectors[words[n] ?? 0] ?? 0);
    return best;
  }

  function payFit(offered: number): number {
    const { pay } = question.profile;
    if (pay === undefined || pay.minimum === 0 || offered === absent) return absent;
    return valueOn(model.pay.byShare, Math.floor((offered * fullFit) / pay.minimum));
  }

  /** What is left of interest in it, when anything that it says something about is of interest at all. */
  function interestFit(at: number): number {
    const { interests, occupations, sectors } = question;
    let isKnown = false;
    let weight = 0;
    if (interests.occupations && L.countOf(words, at, L.OFFERS) > 0) {
      isKnown = true;
      weight += sumOf(at, L.OFFERS, occupations.interest.at);
    }
    if (interests.sectors && L.countOf(words, at, L.SECTORS) > 0) {
      isKnown = true;
      weight += sumOf(at, L.SECTORS, sectors.interest.at);
    }
    const skillsAsked = L.countOf(words, at, L.MUSTS) + L.countOf(words, at, L.NICES);
    if (interests.skills && skillsAsked > 0) {
      isKnown = true;
      weight += interestInSkills(L.listAt(words, at, L.MUSTS), skillsAsked);
    }
    if (
      interests.places.length > 0 &&
      L.countOf(words, at, L.PLACES) > 0 &&
      words[at + L.REMOTE] === 0
    ) {
      isKnown = true;
      weight += reach.interestNear(interests.places);
    }
    return isKnown ? valueOn(model.interest.byWeight, weight) : absent;
  }

  function interestInSkills(from: number, count: number): number {
    const { interest } = question.skills;
    let weight = 0;
    for (let n = from; n < from + count; n++)
      weight += interest[ownSkills[(words[n] ?? 0) >> L.LEVEL_BITS] ?? 0] ?? 0;
    return weight;
  }

  function freshnessFit(at: number): number {
    const posted = words[at + L.POSTED] ?? 0;
    if (posted === absent) return absent;
    const days = judging.isPosted ? 0 : Math.max(0, judging.day - posted);
    return freshness[Math.min(days, freshness.length - 1)] ?? 0;
  }

  function add(weight: number, fit: number): void {
    if (fit === absent) return;
    weights += weight;
    total += weight * fit;
  }

  return {
    ask(next) {
      judging = next;
      question = next.question;
      words = records.words;
      wishedOccupations = question.occupations.strength.at;
      wishedSectors = question.sectors.strength.at;
      employersOut = question.employers.excluded.at;
      ownSkills = question.skills.own;
      reach.ask(question, records);
    },
    judge(at, offeredPay) {
      if (isExcluded(at)) return ruledOut;
      const occupation = occupationFit(at);
      const skills = skillsFit(at);
      const overlaps =
        occupation > 0 ||
        (skills !== absent && skillMatches >= overlap.matches && skills >= overlap.fit);
      if (!overlaps || lacksLanguage(at)) return ruledOut;
      const distance = reach.distanceFit(at);
      if (distance === outOfReach) return ruledOut;
      weights = 0;
      total = 0;
      add(occupationWeight, occupation);
      add(skillsWeight, skills);
      add(experienceWeight, experienceFit(question, words, at));
      add(sectorWeight, sectorFit(at));
      add(distanceWeight, distance);
      add(payWeight, payFit(offeredPay));
      add(interestWeight, interestFit(at));
      add(freshnessWeight, freshnessFit(at));
      return weights === 0 ? 0 : Math.floor((2 * total + weights) / (2 * weights));
    },
  };
}

/** The curve as a table, up to where it goes on as it is. */
function freshnessByDays({ freshness }: Model): Int32Array {
  const last = freshness.byDays.at(-1)?.[0] ?? 0;
  return Int32Array.from({ length: last + 1 }, (_, days) => valueOn(freshness.byDays, days));
}
