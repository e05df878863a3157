import { askedCompetencies } from "./asked-competencies.ts";
import { isAtLeast } from "./eligibility.ts";
import type { Pair } from "./pair.ts";
import { pointOf, type Point } from "./point.ts";
import { termPoints } from "./term-points.ts";
import { workPoints } from "./work-points.ts";

/**
 * All that the vacancy or the search asks, each met, not met or without data, with what is asked and what is there: codes and
 * numbers, for the recruiter's page to put into words. What the work is, skills (musts first), person, languages,
 * competencies, terms. What is not asked is no point; what the candidate did not say is "no data", never "not met".
 */
export function pointsOf(pair: Pair): Point[] {
  return [
    ...workPoints(pair),
    ...skillPoints(pair),
    ...personPoints(pair),
    ...languagePoints(pair),
    ...competencyPoints(pair),
    ...termPoints(pair),
  ];
}

/** A profile that lists skills and not this one lacks it; one that lists none has not said. */
function skillPoints({ profile, vacancy }: Pair): Point[] {
  const own = new Map(profile.skills.map((skill) => [skill.concept, skill]));
  const pointFor = ({ concept, need, level }: (typeof vacancy.skills)[number]) => {
    const skill = own.get(concept);
    const isEnough = level === undefined || skill?.level === undefined || skill.level >= level;
    const has = skill === undefined ? "no" : (skill.level ?? "yes");
    return pointOf(
      concept,
      level === undefined ? need : `${need} ${level}`,
      own.size > 0 ? has : undefined,
      skill !== undefined && isEnough,
    );
  };
  const musts = vacancy.skills.filter(({ need }) => need === "must");
  const nices = vacancy.skills.filter(({ need }) => need === "nice");
  return [...musts, ...nices].map(pointFor);
}

function personPoints({ profile, vacancy }: Pair): Point[] {
  const points: Point[] = [];
  const { seniority, yearsAsked, education } = vacancy;
  if (seniority !== undefined) points.push(atLeast("seniority", seniority, profile.seniority));
  if (yearsAsked !== undefined)
    points.push(atLeast("years", yearsAsked, profile.yearsOfExperience));
  if (education !== undefined) points.push(pointOf("education", education, undefined, false));
  return points;
}

function atLeast(point: string, asked: number, has: number | undefined): Point {
  return pointOf(point, asked, has, has !== undefined && has >= asked);
}

/** Languages come by code and level, so the last of a code is the highest. */
function languagePoints({ profile, vacancy }: Pair): Point[] {
  const asked = new Map(vacancy.languages.map(({ code, level }) => [code, level]));
  return [...asked].map(([code, level]) => {
    const has = profile.languages.findLast((language) => language.code === code)?.level;
    const known = profile.languages.length > 0 ? (has ?? "no") : undefined;
    return pointOf(`language:${code}`, level, known, has !== undefined && isAtLeast(has, level));
  });
}

function competencyPoints(pair: Pair): Point[] {
  const { profile, model } = pair;
  const isAssessed = Object.keys(profile.competencies).length > 0;
  return askedCompetencies(pair).map(({ competency }) => {
    const evidence = isAssessed ? (profile.competencies[competency] ?? 0) : undefined;
    return atLeast(`competency:${competency}`, model.experience.strongFrom, evidence);
  });
}
