import type { Competency, ContractKind, Locale, RoleFamily, WorkMode } from "@raakvlak/contracts";

/** One word or phrase in every language of the product. */
export type Wording = Readonly<Record<Locale, string>>;

const contractKindWords: Readonly<Record<ContractKind, Wording>> = {
  permanent: { nl: "vast contract", en: "permanent contract" },
  temporary: { nl: "tijdelijk contract", en: "temporary contract" },
  freelance: { nl: "freelance", en: "freelance" },
  secondment: { nl: "detachering", en: "secondment" },
  traineeship: { nl: "traineeship", en: "traineeship" },
  "side-job": { nl: "bijbaan", en: "side job" },
};

const workModeWords: Readonly<Record<WorkMode, Wording>> = {
  "on-site": { nl: "op locatie", en: "on site" },
  hybrid: { nl: "hybride", en: "hybrid" },
  remote: { nl: "op afstand", en: "remote" },
};

const competencyWords: Readonly<Record<Competency, Wording>> = {
  hunting: { nl: "nieuwe klanten binnenhalen", en: "winning new customers" },
  closing: { nl: "deals sluiten", en: "closing deals" },
  "account-growth": { nl: "klanten laten groeien", en: "growing accounts" },
  consultative: { nl: "adviserend verkopen", en: "consultative selling" },
  resilience: { nl: "veerkracht", en: "resilience" },
  "finding-people": { nl: "mensen vinden", en: "finding people" },
  "developing-people": { nl: "mensen ontwikkelen", en: "developing people" },
  "keeping-people": { nl: "mensen behouden", en: "keeping people" },
  "handling-underperformance": {
    nl: "onderpresteren aanpakken",
    en: "dealing with under-performance",
  },
  "no-excuses": { nl: "geen excuses accepteren", en: "accepting no excuses" },
  "healthy-competition": {
    nl: "gezonde competitie aanwakkeren",
    en: "fostering healthy competition",
  },
};

const roleFamilyWords: Readonly<Record<RoleFamily | "either", Wording>> = {
  seller: { nl: "zelf verkopen", en: "selling" },
  leader: { nl: "leidinggeven", en: "leading" },
  either: { nl: "verkopen of leidinggeven", en: "selling or leading" },
};

const seniorityWords: readonly Wording[] = [
  { nl: "starter", en: "entry-level" },
  { nl: "junior", en: "junior" },
  { nl: "medior", en: "mid-level" },
  { nl: "senior", en: "senior" },
  { nl: "lead of directeur", en: "lead or director" },
];

const educationWords: Readonly<Record<"vmbo" | "mbo" | "hbo" | "wo", Wording>> = {
  vmbo: { nl: "vmbo", en: "pre-vocational (vmbo)" },
  mbo: { nl: "mbo", en: "vocational (mbo)" },
  hbo: { nl: "hbo", en: "bachelor’s (hbo)" },
  wo: { nl: "wo", en: "university (wo)" },
};

export const contractKindLabel = (kind: ContractKind, locale: Locale): string =>
  contractKindWords[kind][locale];

export const workModeLabel = (mode: WorkMode, locale: Locale): string =>
  workModeWords[mode][locale];

export const competencyLabel = (competency: Competency, locale: Locale): string =>
  competencyWords[competency][locale];

export const roleFamilyLabel = (family: RoleFamily | "either", locale: Locale): string =>
  roleFamilyWords[family][locale];

/** The word for a seniority of 1 to 5; throws on any other number. */
export function seniorityLabel(seniority: number, locale: Locale): string {
  const words = seniorityWords[seniority - 1];
  if (!words) throw new RangeError(`A seniority is 1 to 5, not ${seniority}`);
  return words[locale];
}

export const educationLabel = (level: keyof typeof educationWords, locale: Locale): string =>
  educationWords[level][locale];

const languageNames: Readonly<Record<Locale, Intl.DisplayNames>> = {
  nl: new Intl.DisplayNames(["nl"], { type: "language", fallback: "code" }),
  en: new Intl.DisplayNames(["en"], { type: "language", fallback: "code" }),
};

/** The name of a language by its ISO 639-1 code; an unknown code names itself. */
export function languageLabel(code: string, locale: Locale): string {
  return languageNames[locale].of(code) ?? code;
}
