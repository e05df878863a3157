import { competencies, type Profile, type Purpose } from "@raakvlak/contracts";
import { by, distinct } from "./order.ts";
import { strongest } from "./strongest.ts";

/**
 * What the model sees of a profile and nothing else: no id, no version, no date of an edit. In one canonical order without
 * repetitions, so that equal wishes are equal texts, whatever order they were typed in.
 */
export interface ScoredProfile {
  readonly purposes: Readonly<Record<Purpose, boolean>>;
  readonly places: Profile["places"];
  readonly workModes: Profile["workModes"];
  readonly officeDaysMaximum?: Profile["officeDaysMaximum"];
  readonly contractKinds: Profile["contractKinds"];
  readonly hours?: Profile["hours"];
  readonly pay?: Profile["pay"];
  readonly occupations: Profile["occupations"];
  readonly skills: Profile["skills"];
  readonly sectors: Profile["sectors"];
  readonly roleFamily?: Profile["roleFamily"];
  readonly competencies: Profile["competencies"];
  readonly seniority?: Profile["seniority"];
  readonly yearsOfExperience?: Profile["yearsOfExperience"];
  readonly languages: Profile["languages"];
  readonly excludedEmployers: Profile["excludedEmployers"];
  readonly excludedSectors: Profile["excludedSectors"];
  readonly rules: Profile["rules"];
  readonly hiddenVacancies: Profile["hiddenVacancies"];
  readonly interests: Profile["interests"];
  readonly alertThreshold: Profile["alertThreshold"];
}

/** A profile without what says whose it is, and which state of theirs. */
type WishedProfile = Omit<Profile, "candidateId" | "version" | "editedAt">;

/** The canonical scoring input of a profile. */
export function scoredProfileOf(profile: WishedProfile): ScoredProfile {
  const { purposes, interests } = profile;
  const sorted = <Item extends Profile["interests"]["skills"][number]>(items: readonly Item[]) =>
    items.toSorted(by(({ concept, lastDay, rawWeight }) => `${concept} ${lastDay} ${rawWeight}`));
  return {
    purposes: {
      tailoring: purposes.tailoring,
      alerts: purposes.alerts !== undefined,
      recruiters: purposes.recruiters,
    },
    places: profile.places.toSorted(by(placeKey)),
    workModes: distinct(profile.workModes),
    officeDaysMaximum: profile.officeDaysMaximum,
    contractKinds: distinct(profile.contractKinds),
    hours: profile.hours,
    pay: profile.pay,
    occupations: strongest(profile.occupations),
    skills: strongest(profile.skills),
    sectors: strongest(profile.sectors),
    roleFamily: profile.roleFamily,
    competencies: inOrder(profile.competencies),
    seniority: profile.seniority,
    yearsOfExperience: profile.yearsOfExperience,
    languages: profile.languages.toSorted(by(({ code, level }) => code + level)),
    excludedEmployers: distinct(profile.excludedEmployers),
    excludedSectors: distinct(profile.excludedSectors),
    rules: profile.rules.toSorted(by(({ kind, value, day }) => `${kind} ${value} ${day}`)),
    hiddenVacancies: distinct(profile.hiddenVacancies),
    interests: {
      occupations: sorted(interests.occupations),
      skills: sorted(interests.skills),
      sectors: sorted(interests.sectors),
      places: sorted(interests.places),
    },
    alertThreshold: profile.alertThreshold,
  };
}

function placeKey({ label, radiusKm, vector }: Profile["places"][number]): string {
  return `${label} ${radiusKm} ${vector.x} ${vector.y} ${vector.z}`;
}

function inOrder(evidence: Profile["competencies"]): Profile["competencies"] {
  const entries = competencies.flatMap((key) =>
    evidence[key] === undefined ? [] : [[key, evidence[key]]],
  );
  return Object.fromEntries(entries) as Profile["competencies"];
}
