import { competencies, type Vacancy } from "@raakvlak/contracts";
import { by, distinct } from "./order.ts";

/** Which occupations are close to one; vocabulary's table, passed in so that the domain stays pure. */
export type RelatedOccupations = (occupation: string) => readonly string[];

export type AskedSkill = Vacancy["skills"][number];

/** What the model sees of a vacancy and nothing else, in one canonical order, with the related occupations looked up. */
export interface ScoredVacancy {
  /** Its own id and its aliases. */
  readonly ids: readonly string[];
  readonly open: boolean;
  readonly validThroughDay?: Vacancy["validThroughDay"];
  readonly employerId: string;
  readonly vectors: readonly Vacancy["places"][number]["vector"][];
  readonly workMode?: Vacancy["workMode"];
  readonly officeDays?: Vacancy["officeDays"];
  readonly remoteCountries: readonly string[];
  readonly contractKinds: Vacancy["contractKinds"];
  readonly hours?: Vacancy["hours"];
  readonly pay: Pick<Vacancy["pay"], "stated" | "fixedMin" | "fixedMax" | "variable" | "onTarget">;
  readonly occupations: readonly {
    readonly concept: string;
    readonly confidence: number;
    readonly related: readonly string[];
  }[];
  readonly skills: readonly AskedSkill[];
  readonly languages: Vacancy["languages"];
  readonly education?: Vacancy["education"];
  readonly yearsAsked?: Vacancy["yearsAsked"];
  readonly seniority?: Vacancy["seniority"];
  readonly roleFamily?: Vacancy["roleFamily"];
  readonly competencies: Vacancy["competencies"];
  readonly newBusiness?: number | undefined;
  readonly accountManagement?: number | undefined;
  readonly teamSizeLed?: number | undefined;
  readonly sectors: readonly string[];
  readonly postedDay?: Vacancy["postedDay"];
}

type Demands = Pick<
  Vacancy,
  | "vacancyId"
  | "aliases"
  | "status"
  | "validThroughDay"
  | "workMode"
  | "officeDays"
  | "remoteCountries"
  | "contractKinds"
  | "hours"
  | "occupations"
  | "skills"
  | "languages"
  | "education"
  | "yearsAsked"
  | "seniority"
  | "roleFamily"
  | "competencies"
  | "postedDay"
> & {
  readonly employer: Pick<Vacancy["employer"], "id">;
  readonly places: readonly Pick<Vacancy["places"][number], "vector">[];
  readonly pay: Omit<Vacancy["pay"], "period" | "words">;
  readonly sales: Pick<
    Vacancy["sales"],
    "newBusiness" | "accountManagement" | "teamSizeLed" | "sectors"
  >;
};

/** The canonical scoring input of a vacancy. */
export function scoredVacancyOf(vacancy: Demands, related: RelatedOccupations): ScoredVacancy {
  const { pay, sales } = vacancy;
  return {
    ids: distinct([vacancy.vacancyId, ...vacancy.aliases]),
    open: vacancy.status === "open",
    validThroughDay: vacancy.validThroughDay,
    employerId: vacancy.employer.id,
    vectors: vacancy.places
      .map(({ vector }) => vector)
      .toSorted(by(({ x, y, z }) => `${x} ${y} ${z}`)),
    workMode: vacancy.workMode,
    officeDays: vacancy.officeDays,
    remoteCountries: distinct(vacancy.remoteCountries),
    contractKinds: distinct(vacancy.contractKinds),
    hours: vacancy.hours,
    pay: {
      stated: pay.stated,
      fixedMin: pay.fixedMin,
      fixedMax: pay.fixedMax,
      variable: pay.variable,
      onTarget: pay.onTarget,
    },
    occupations: surest(vacancy.occupations).map(({ concept, confidence }) => ({
      concept,
      confidence,
      related: distinct(related(concept)),
    })),
    skills: hardest(vacancy.skills),
    languages: vacancy.languages.toSorted(by(({ code, level }) => code + level)),
    education: vacancy.education,
    yearsAsked: vacancy.yearsAsked,
    seniority: vacancy.seniority,
    roleFamily: vacancy.roleFamily,
    competencies: inOrder(vacancy.competencies),
    newBusiness: sales.newBusiness,
    accountManagement: sales.accountManagement,
    teamSizeLed: sales.teamSizeLed,
    sectors: distinct(sales.sectors),
    postedDay: vacancy.postedDay,
  };
}

/** One entry per occupation, the one that normalisation is surest of. */
function surest(occupations: Vacancy["occupations"]): Vacancy["occupations"] {
  const kept = new Map<string, number>();
  for (const { concept, confidence } of occupations)
    kept.set(concept, Math.max(confidence, kept.get(concept) ?? 0));
  return [...kept]
    .map(([concept, confidence]) => ({ concept, confidence }))
    .toSorted(by(({ concept }) => concept));
}

/** One entry per skill: asked twice, it is a must when one of them is, at the higher level. */
function hardest(skills: readonly AskedSkill[]): AskedSkill[] {
  const kept = new Map<string, AskedSkill>();
  for (const skill of skills) {
    const other = kept.get(skill.concept);
    if (other === undefined) {
      kept.set(skill.concept, skill);
      continue;
    }
    const need = skill.need === "must" || other.need === "must" ? "must" : "nice";
    const level = Math.max(skill.level ?? 0, other.level ?? 0);
    kept.set(skill.concept, { concept: skill.concept, need, ...(level > 0 && { level }) });
  }
  return [...kept.values()].toSorted(by(({ concept }) => concept));
}

function inOrder(asked: Vacancy["competencies"]): Vacancy["competencies"] {
  const entries = competencies.flatMap((key) =>
    asked[key] === undefined ? [] : [[key, asked[key]]],
  );
  return Object.fromEntries(entries) as Vacancy["competencies"];
}
