import type {
  Ineligibility,
  Profile,
  Purpose,
  Reason,
  UnitVector,
  Vacancy,
} from "@raakvlak/contracts";
import { createOracle } from "../oracle.ts";

/**
 * The pair that every row starts from: a wish for one occupation, offered with certainty, and nothing else said on either
 * side. One factor is present and fits fully, so it scores 10,000. Rows add what they are about.
 */
const bareProfile: Profile = {
  candidateId: "1a6b7c1e-0000-4000-8000-000000000001",
  version: 4,
  purposes: {
    tailoring: true,
    alerts: { epoch: 1, since: "2026-11-01T08:00:00.000Z" },
    recruiters: true,
  },
  editedAt: "2026-11-01T08:00:00.000Z",
  places: [],
  workModes: [],
  contractKinds: [],
  occupations: [{ concept: "occupation:account-manager", weight: 10 }],
  skills: [],
  sectors: [],
  competencies: {},
  languages: [],
  excludedEmployers: [],
  excludedSectors: [],
  rules: [],
  hiddenVacancies: [],
  interests: { occupations: [], skills: [], sectors: [], places: [] },
  alertThreshold: 0,
};

export const vacancyId = "2b6b7c1e-0000-4000-8000-000000000001";
export const aliasId = "2b6b7c1e-0000-4000-8000-000000000002";
export const otherVacancyId = "2b6b7c1e-0000-4000-8000-000000000003";

const bareVacancy: Vacancy = {
  vacancyId,
  organisationId: "lantaarn",
  version: 2,
  status: "open",
  aliases: [aliasId],
  title: "Accountmanager",
  employer: { id: "zonnewijzer", name: "Zonnewijzer" },
  sources: [{ source: "zonnewijzer", externalId: "1" }],
  text: "",
  html: "",
  places: [],
  remoteCountries: [],
  contractKinds: [],
  pay: { stated: false },
  occupations: [{ concept: "occupation:account-manager", confidence: 95 }],
  skills: [],
  languages: [],
  competencies: {},
  sales: { sectors: [] },
  origin: {},
  findings: [],
};

/** One pair with what is expected of it: the rules that it breaks, or its score and every reason. */
export interface Row {
  readonly name: string;
  readonly profile?: Partial<Profile>;
  readonly vacancy?: Partial<Vacancy>;
  /** `recruiters` unless told. */
  readonly purpose?: Purpose;
  readonly broken?: readonly Ineligibility[];
  readonly score?: number;
  readonly reasons?: readonly Reason[];
}

/** Monday 23 November 2026, late in the evening in Amsterdam: still the same UTC day. */
export const now = new Date("2026-11-23T22:30:00.000Z");
/** Its UTC day: 20,454 days to 1 January 2026 and 326 on. */
export const today = 20_780;

/** Close to each other: account manager and key account manager. */
const related = new Map([
  ["occupation:account-manager", ["occupation:key-account-manager"]],
  ["occupation:key-account-manager", ["occupation:account-manager"]],
]);

export const oracle = createOracle((occupation) => related.get(occupation) ?? []);

export function pairOf({ profile, vacancy }: Row): { profile: Profile; vacancy: Vacancy } {
  return { profile: { ...bareProfile, ...profile }, vacancy: { ...bareVacancy, ...vacancy } };
}

/** Judges a row the way it is written down: rules broken, or score and reasons. */
export function judged(row: Row): Pick<Row, "broken" | "score" | "reasons"> {
  const { profile, vacancy } = pairOf(row);
  const judgement = oracle.judge(profile, vacancy, row.purpose ?? "recruiters", now);
  if (!judgement.eligible) return { broken: judgement.because };
  return { score: judgement.score, reasons: judgement.reasons };
}

/** The reason of the bare pair, at another contribution where more than one factor counts. */
export function ownOccupation(contribution = 10_000): Reason {
  return {
    code: "occupation",
    contribution,
    values: {
      wished: "occupation:account-manager",
      offered: "occupation:account-manager",
      relation: "own",
    },
  };
}

/** Where the distances of the table are measured from. */
export const origin: UnitVector = { x: 1, y: 0, z: 0 };

/**
 * The point so many metres along the equator, by the series of cosine and sine: derived apart from the domain's own series,
 * which goes from chord to arc.
 */
export function eastOf(metres: number): UnitVector {
  const angle = metres / 6_371_008.8;
  const squared = angle * angle;
  return {
    x: 1 - squared / 2 + (squared * squared) / 24,
    y: angle * (1 - squared / 6 + (squared * squared) / 120),
    z: 0,
  };
}

export function wishedPlace(radiusKm: number, vector = origin): Profile["places"][number] {
  return { vector, label: "Oever", radiusKm };
}

export function vacancyPlace(vector: UnitVector): Vacancy["places"][number] {
  return { vector, label: "Duin", country: "NL" };
}
