import { competencies, contractKinds, workModes, type Vacancy } from "@raakvlak/contracts";
import { distinctOf } from "./profiles.ts";
import { createRandom, type Random } from "./random.ts";
import {
  counts,
  employerId,
  occupationConcept,
  sectorConcept,
  skillConcept,
  today,
  uuidOf,
  type World,
} from "./world.ts";

/** How many profiles fit on average: 0.13 %, 1.5 % and 14 % of all. */
export type VacancyKind = "standard" | "broad" | "very-broad";
export const vacancyKinds: readonly VacancyKind[] = ["standard", "broad", "very-broad"];

interface Demands {
  /** Occupations are drawn again until their rank is from the first of these on, below the second. */
  readonly occupations: readonly [number, number];
  readonly skills: readonly [number, number];
  readonly places: readonly [number, number];
  readonly remote: number;
  readonly contractKinds: readonly [number, number];
  /** Whether each of these is said. */
  readonly says: { readonly pay: number; readonly hours: number; readonly languages: number };
}

const demandsOf: Readonly<Record<VacancyKind, Demands>> = {
  standard: {
    occupations: [3, counts.occupations],
    skills: [5, 15],
    places: [1, 1],
    remote: 0.08,
    contractKinds: [1, 2],
    says: { pay: 0.7, hours: 0.8, languages: 0.7 },
  },
  broad: {
    occupations: [0, 21],
    skills: [5, 10],
    places: [1, 3],
    remote: 0.12,
    contractKinds: [1, 3],
    says: { pay: 0.5, hours: 0.6, languages: 0.4 },
  },
  "very-broad": {
    occupations: [0, 3],
    skills: [5, 8],
    places: [0, 1],
    remote: 0.02,
    contractKinds: [4, 6],
    says: { pay: 0.05, hours: 0.1, languages: 0.1 },
  },
};

const vacancyStream = 3;

/** The vacancy of a number and kind: the same for the same seed. */
export function vacancyAt(world: World, kind: VacancyKind, number: number): Vacancy {
  const random = createRandom(world.seed, vacancyStream + vacancyKinds.indexOf(kind) * 16, number);
  const demands = demandsOf[kind];
  const isFull = world.workload === "W+";
  const occupation = drawOccupation(world, demands, random);
  const isRemote = random.chance(demands.remote);
  return {
    vacancyId: uuidOf(2, random.below(counts.vacancies)),
    organisationId: "bench",
    version: 1,
    status: "open",
    aliases: [],
    title: `Vacature ${number}`,
    employer: { id: employerId(world.employer(random)), name: "Werkgever" },
    sources: [{ source: "bench", externalId: String(number) }],
    text: "",
    html: "",
    places: Array.from({ length: random.between(...demands.places) }, () => {
      const { vector, label } = world.place(random);
      return { vector, label, country: "NL" };
    }),
    workMode: isRemote ? "remote" : workModes[random.below(2)],
    remoteCountries: [],
    contractKinds: distinctOf(random.between(...demands.contractKinds), (n) =>
      n === 0 && random.chance(0.7) ? 0 : random.below(contractKinds.length),
    ).map((n) => contractKinds[n] ?? "permanent"),
    hours: random.chance(demands.says.hours) ? hoursOf(random) : undefined,
    pay: payOf(demands, isFull, random),
    occupations: occupationsOf(world, occupation, isFull, random),
    skills: skillsOf(world, { occupation, demands, random, isFull }),
    languages: random.chance(demands.says.languages) ? languagesOf(random) : [],
    seniority: random.between(1, 5),
    competencies: {},
    sales: { sectors: [] },
    origin: {},
    findings: [],
    ...(isFull && wholeVacancy(demands, isRemote, random)),
  };
}

function drawOccupation(world: World, { occupations }: Demands, random: Random): number {
  const [first, end] = occupations;
  for (;;) {
    const occupation = world.occupation(random);
    if (occupation >= first && occupation < end) return occupation;
  }
}

function occupationsOf(
  world: World,
  occupation: number,
  isFull: boolean,
  random: Random,
): Vacancy["occupations"] {
  const confidence = () => (isFull ? random.between(45, 100) : 100);
  const own = { concept: occupationConcept(occupation), confidence: confidence() };
  if (!isFull || !random.chance(0.25)) return [own];
  return [own, { concept: occupationConcept(world.occupation(random)), confidence: confidence() }];
}

interface Asking {
  readonly occupation: number;
  readonly demands: Demands;
  readonly random: Random;
  readonly isFull: boolean;
}

function skillsOf(
  world: World,
  { occupation, demands, random, isFull }: Asking,
): Vacancy["skills"] {
  return distinctOf(random.between(...demands.skills), (n) =>
    n % 2 === 0 ? world.ownSkill(occupation, random) : world.skill(random),
  ).map((concept) => ({
    concept: skillConcept(concept),
    need: random.chance(0.3) ? "must" : "nice",
    ...(isFull && random.chance(0.4) && { level: random.between(1, 4) }),
  }));
}

function hoursOf(random: Random): Vacancy["hours"] {
  const max = [40, 40, 40, 36, 32, 24][random.below(6)] ?? 40;
  return { min: max - 4 * random.below(3), max };
}

function payOf({ says }: Demands, isFull: boolean, random: Random): Vacancy["pay"] {
  if (!random.chance(says.pay)) return { stated: false };
  const fixedMin = 2_200 + 100 * random.below(25);
  return {
    stated: true,
    fixedMin,
    fixedMax: fixedMin + 100 * random.between(3, 20),
    ...(isFull && random.chance(0.4) && { variable: 100 * random.between(2, 15) }),
  };
}

function languagesOf(random: Random): Vacancy["languages"] {
  return [
    { code: "nl", level: random.chance(0.5) ? "C1" : "B2" },
    ...(random.chance(0.4) ? [{ code: "en", level: "B1" as const }] : []),
  ];
}

/** What only the product's contracts hold. */
function wholeVacancy({ says }: Demands, isRemote: boolean, random: Random): Partial<Vacancy> {
  const isLeader = random.chance(0.2);
  const said = <Value>(share: number, draw: () => Value) =>
    random.chance(share) ? draw() : undefined;
  return {
    aliases: said(0.1, () => [uuidOf(2, random.below(counts.vacancies))]) ?? [],
    remoteCountries: isRemote ? (said(0.5, () => ["NL", "BE"]) ?? []) : [],
    postedDay: today - random.between(0, 45),
    officeDays: said(says.hours / 2, () => random.between(1, 4)),
    yearsAsked: said(0.5, () => random.between(0, 10)),
    roleFamily: said(0.5, () => (isLeader ? "leader" : "seller")),
    competencies: said(0.5, () => competenciesOf(random)) ?? {},
    sales: {
      sectors: distinctOf(random.below(3), () => random.below(counts.sectors)).map(sectorConcept),
      newBusiness: said(0.4, () => random.between(0, 100)),
      accountManagement: said(0.4, () => random.between(0, 100)),
      teamSizeLed: isLeader ? said(0.5, () => random.between(1, 20)) : undefined,
    },
  };
}

function competenciesOf(random: Random): Vacancy["competencies"] {
  const asked = competencies.filter(() => random.chance(0.25));
  return Object.fromEntries(asked.map((competency) => [competency, random.between(1, 15)]));
}
