import {
  cefrLevels,
  competencies,
  contractKinds,
  workModes,
  type DismissalRule,
  type Profile,
} from "@raakvlak/contracts";
import { createRandom, type Random } from "./random.ts";
import {
  counts,
  employerId,
  occupationConcept,
  sectorConcept,
  skillConcept,
  today,
  uuidOf,
  type Place,
  type World,
} from "./world.ts";

const profileStream = 2;
const radii = [5, 10, 15, 20, 25, 30, 40, 50, 60, 80];
const radiusWeights = [4, 10, 14, 18, 16, 14, 10, 7, 4, 3];

/** The profile of a number: the same for the same seed and version, whatever was drawn before. */
export function profileAt(world: World, number: number, version = 1): Profile {
  const random = createRandom(world.seed, profileStream + version * 16, number);
  const occupations = distinctOf(3, () => world.occupation(random));
  const home = world.place(random);
  const skills = skillsOf(world, occupations[0] ?? 0, random);
  const isFull = world.workload === "W+";
  return {
    candidateId: uuidOf(1, number),
    version,
    purposes: purposesOf(isFull, random),
    editedAt: new Date(1_790_000_000_000 + number * 1_000).toISOString(),
    places: placesOf(world, home, random),
    workModes: workModes.filter((_, n) => random.chance([0.8, 0.75, 0.35][n] ?? 0)),
    contractKinds: contractKinds.filter((_, n) =>
      random.chance([0.85, 0.4, 0.2, 0.25, 0.1, 0.1][n] ?? 0),
    ),
    hours: hoursOf(random),
    pay: random.chance(0.7)
      ? {
          minimum: 2_000 + 50 * random.between(0, 50) + 50 * random.between(0, 40),
          of: isFull && random.chance(0.25) ? "on-target" : "fixed",
        }
      : undefined,
    occupations: occupations.map((concept) => ({
      concept: occupationConcept(concept),
      weight: random.between(1, 15),
    })),
    skills: skills.map((concept) => ({
      concept: skillConcept(concept),
      weight: random.between(1, 15),
      ...(isFull && random.chance(0.5) && { level: random.between(1, 4) }),
    })),
    sectors: [],
    competencies: {},
    seniority: random.between(1, 5),
    languages: languagesOf(random),
    excludedEmployers: distinctOf(isFull ? random.weighted([4, 3, 2, 1]) : random.below(3), () =>
      world.employer(random),
    ).map(employerId),
    excludedSectors: [],
    rules: [],
    hiddenVacancies: [],
    interests: {
      occupations: [interestIn(occupationConcept(occupations[0] ?? 0), random)],
      skills: [],
      sectors: [],
      places: [],
    },
    alertThreshold: random.between(world.workload === "W+" ? 55 : 70, 95) * 100,
    ...(isFull && wholeProfile(world, { occupations, home, random })),
  };
}

/** In W one consent for everything; in W+ each purpose on its own. */
function purposesOf(isFull: boolean, random: Random): Profile["purposes"] {
  const all = random.chance(0.7);
  const allows = (share: number) => (isFull ? random.chance(share) : all);
  const alerts = allows(0.5);
  return {
    tailoring: allows(0.6),
    ...(alerts && { alerts: { epoch: random.between(1, 4), since: "2026-11-01T08:00:00.000Z" } }),
    recruiters: allows(0.55),
  };
}

/** W: a home in a town; W+: one to three places anywhere near towns, two thirds of the others within reach of the first. */
function placesOf(world: World, home: Place, random: Random): Profile["places"] {
  const radiusKm = () => radii[random.weighted(radiusWeights)] ?? 20;
  if (world.workload === "W")
    return [{ vector: home.vector, label: home.label, radiusKm: radiusKm() }];
  const all = [home];
  const more = random.weighted([60, 28, 12]);
  for (let n = 0; n < more; n++) all.push(random.chance(0.66) ? home : world.place(random));
  return all.map((place, n) => ({
    vector: world.near(place, random, n > 0 && place === home ? 20 : 3),
    label: place.label,
    radiusKm: radiusKm(),
    country: "NL",
  }));
}

function skillsOf(world: World, occupation: number, random: Random): number[] {
  return distinctOf(8, (n) =>
    n % 2 === 0 ? world.ownSkill(occupation, random) : world.skill(random),
  );
}

function hoursOf(random: Random): Profile["hours"] {
  const max = [40, 40, 40, 36, 36, 32, 24, 20][random.below(8)] ?? 40;
  return { min: Math.max(4, max - 4 * random.between(0, 5)), max };
}

const dutch = [0, 0, 1, 2, 5, 8];
const others = [
  { code: "en", share: 0.75, levels: [0, 1, 3, 5, 4, 2] },
  { code: "de", share: 0.2, levels: [2, 3, 3, 2, 1, 1] },
  { code: "fr", share: 0.1, levels: [2, 3, 3, 2, 1, 1] },
];

function languagesOf(random: Random): Profile["languages"] {
  const level = (weights: readonly number[]) => cefrLevels[random.weighted(weights)] ?? "B2";
  return [
    { code: "nl", level: level(dutch) },
    ...others.flatMap(({ code, share, levels }) =>
      random.chance(share) ? [{ code, level: level(levels) }] : [],
    ),
  ];
}

function interestIn(concept: string, random: Random) {
  return {
    concept,
    rawWeight: random.between(1, 12),
    lastDay: today - random.between(0, 150),
    evidence: random.between(1, 20),
  };
}

interface Drawn {
  readonly occupations: readonly number[];
  readonly home: Place;
  readonly random: Random;
}

/** What only the product's contracts hold. */
function wholeProfile(world: World, { occupations, home, random }: Drawn): Partial<Profile> {
  const sectors = distinctOf(random.below(4), () => random.below(counts.sectors));
  const own = occupations[0] ?? 0;
  const isAssessed = random.chance(0.6);
  return {
    officeDaysMaximum: random.chance(0.4) ? random.between(1, 5) : undefined,
    sectors: sectors.map((concept) => ({
      concept: sectorConcept(concept),
      weight: random.between(1, 15),
    })),
    roleFamily: random.chance(0.6)
      ? (["seller", "leader", "either"] as const)[random.weighted([6, 2, 2])]
      : undefined,
    competencies: isAssessed
      ? Object.fromEntries(
          competencies
            .filter(() => random.chance(0.6))
            .map((competency) => [competency, random.between(0, 4)]),
        )
      : {},
    yearsOfExperience: random.chance(0.7) ? random.between(0, 30) : undefined,
    excludedSectors: random.chance(0.15) ? [sectorConcept(random.below(counts.sectors))] : [],
    rules: Array.from({ length: random.weighted([70, 20, 10]) }, () => ruleOf(world, random)),
    hiddenVacancies: distinctOf(random.weighted([3, 2, 2, 1, 1, 1]), () =>
      random.below(counts.vacancies),
    ).map((number) => uuidOf(2, number)),
    interests: {
      occupations: distinctOf(random.between(0, 4), (n) =>
        n === 0 ? own : world.occupation(random),
      ).map((number) => interestIn(occupationConcept(number), random)),
      skills: distinctOf(random.between(0, 8), (n) =>
        n % 2 === 0 ? world.ownSkill(own, random) : world.skill(random),
      ).map((number) => interestIn(skillConcept(number), random)),
      sectors: distinctOf(random.below(3), () => random.below(counts.sectors)).map((number) =>
        interestIn(sectorConcept(number), random),
      ),
      places: Array.from({ length: random.below(3) }, (_, n) => {
        const { id, vector } = n === 0 ? home : world.place(random);
        return { ...interestIn(id, random), vector };
      }),
    },
  };
}

function ruleOf(world: World, random: Random): DismissalRule {
  const day = today - random.between(0, 300);
  switch (random.below(5)) {
    case 0:
      return { kind: "employer", value: employerId(world.employer(random)), day };
    case 1:
      return { kind: "occupation", value: occupationConcept(world.occupation(random)), day };
    case 2:
      return { kind: "minimum-pay", value: 2_000 + 100 * random.below(20), day };
    case 3:
      return { kind: "maximum-distance", value: random.between(10, 60), day };
    default:
      return { kind: "maximum-seniority", value: random.between(3, 5), day };
  }
}

/** So many different numbers; fewer when a small pool keeps repeating itself. */
export function distinctOf(count: number, draw: (n: number) => number): number[] {
  const drawn: number[] = [];
  for (let turn = 0; drawn.length < count && turn < count * 8; turn++) {
    const number = draw(drawn.length);
    if (!drawn.includes(number)) drawn.push(number);
  }
  return drawn;
}
