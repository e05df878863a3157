import type { Profile, Vacancy } from "@raakvlak/contracts";
import { places, relatedOccupations } from "@raakvlak/vocabulary";
import type { Truth, World } from "../world/world.ts";
import { notListed, scorePairs, type PairScores } from "./pair-scores.ts";

/** What stands for "not said" in the published rules. */
const careerLevelUnsaid = 3;

const provinces = new Map(places.map(({ label, province }) => [label, province]));

/**
 * The rules published as the baseline of the RecSys Challenge 2016 of XING (recsyschallenge/2016, Baselines.md): ids that
 * job roles share with the title × 3, with the tags × 2, the same discipline and region 2, the same industry and region 1; only
 * the same career level is listed, unsaid counting as 3. A job role is here a wished occupation or skill, a title the occupations understood from
 * it, tags are occupations and skills, a discipline is a group of close occupations, a region a province.
 * The published form draws 100 at random of a discipline and industry; here all count, which can only help it.
 */
export function xingRules(
  { profiles }: World,
  truth: Truth,
  { careerLevel }: { careerLevel: boolean },
): PairScores {
  const sides = profiles.map(sideOf);
  return scorePairs(profiles.length, truth, (candidate, at) => {
    const side = sides[candidate];
    const vacancy = truth.vacancies[at];
    if (side === undefined || vacancy === undefined) return notListed;
    const isOtherLevel =
      side.careerLevel !== (vacancy.seniority ?? careerLevelUnsaid) && careerLevel;
    return isOtherLevel ? notListed : pointsOf(side, vacancy);
  });
}

interface Side {
  readonly jobRoles: ReadonlySet<string>;
  readonly disciplines: ReadonlySet<string>;
  readonly industries: ReadonlySet<string>;
  readonly regions: ReadonlySet<string | undefined>;
  readonly careerLevel: number;
}

function sideOf(profile: Profile): Side {
  const wished = profile.occupations.map(({ concept }) => concept);
  return {
    jobRoles: new Set([...wished, ...profile.skills.map(({ concept }) => concept)]),
    disciplines: new Set(wished.flatMap((concept) => [concept, ...relatedOccupations(concept)])),
    industries: new Set(profile.sectors.map(({ concept }) => concept)),
    regions: new Set(profile.places.map(({ label }) => provinces.get(label))),
    careerLevel: profile.seniority ?? careerLevelUnsaid,
  };
}

function pointsOf({ jobRoles, disciplines, industries, regions }: Side, vacancy: Vacancy): number {
  const titles = vacancy.occupations.map(({ concept }) => concept);
  const tags = [...titles, ...vacancy.skills.map(({ concept }) => concept)];
  const shared = (ids: readonly string[]) => ids.filter((id) => jobRoles.has(id)).length;
  const isInRegion = vacancy.places.some(({ label }) => {
    const province = provinces.get(label);
    return province !== undefined && regions.has(province);
  });
  const isOfDiscipline = titles.some((title) => disciplines.has(title));
  const isOfIndustry = vacancy.sales.sectors.some((sector) => industries.has(sector));
  return (
    3 * shared(titles) +
    2 * shared(tags) +
    (isInRegion && isOfDiscipline ? 2 : 0) +
    (isInRegion && isOfIndustry ? 1 : 0)
  );
}
