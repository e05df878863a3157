import {
  cefrLevels,
  competencies,
  contractKinds,
  workModes,
  type DismissalRule,
  type Profile,
} from "@raakvlak/contracts";
import { scoredProfileOf, type ScoredProfile } from "../domain/scored-profile.ts";
import { readUuid } from "./candidate-id.ts";
import type { Dictionaries, Dictionary } from "./dictionary.ts";
import { ruleKinds } from "./encode-profile.ts";
import * as L from "./layout.ts";
import type { Views } from "./native.ts";
import {
  coordinateBytesOf,
  hiddenOf,
  languagesOf,
  occupationsOf,
  placeBytesOf,
  placesOf,
  rulesOf,
  sectorsOf,
  seniorityOf,
  skillsOf,
} from "./record-fields.ts";

/** What a record tells of a candidate: the same as the profile that it was made from. */
export interface DecodedProfile {
  readonly candidateId: string;
  readonly version: number;
  readonly editedAt: string;
  /** Present while mail is allowed. */
  readonly alertsEpoch?: number;
  readonly profile: ScoredProfile;
}

/** Reads a record that holds a profile. */
export function decodeProfile(views: Views, rec: number, names: Dictionaries): DecodedProfile {
  const read = createReader(views, rec, names);
  const places = read.places();
  const { occupations, skills, languages } = read.wishes();
  const sectors = read.sectors();
  const flags = read.u8(L.R_FLAGS);
  const evidence = (flags & L.FLAG_ASSESSED) === 0 ? {} : read.competencies();
  const interests = {
    occupations: read.interests(L.R_INTEREST_OCCUPATIONS, names.occupations),
    skills: read.interests(L.R_INTEREST_SKILLS, names.skills),
    sectors: read.interests(L.R_INTEREST_SECTORS, names.sectors),
    places: read.interests(L.R_INTEREST_PLACES, names.points).map(withVector),
  };
  const hiddenVacancies = read.texts(hiddenOf(views, rec), names.vacancies);
  const excludedEmployers = read.texts(read.u8(L.R_EXCLUDED_EMPLOYERS), names.employers);
  const excludedSectors = read.texts(read.u8(L.R_EXCLUDED_SECTORS), names.sectors);
  const rules = read.rules();
  const hasAlerts = (flags & L.FLAG_ALERTS) !== 0;
  const { editedAt, epoch } = read.edit();
  const { candidateId, version } = read.key();
  const profile: Profile = {
    candidateId,
    version,
    purposes: {
      tailoring: (flags & L.FLAG_TAILORING) !== 0,
      ...(hasAlerts && { alerts: { epoch, since: editedAt } }),
      recruiters: (flags & L.FLAG_RECRUITERS) !== 0,
    },
    editedAt,
    places,
    workModes: read.kinds(L.R_MODES, workModes),
    officeDaysMaximum: unless(read.u8(L.R_MODES) >> 3, L.OFFICE_DAYS_NOT_SAID),
    contractKinds: read.kinds(L.R_CONTRACTS, contractKinds),
    hours: read.hours(),
    pay: read.pay(),
    occupations,
    skills,
    sectors,
    roleFamily: ([undefined, "seller", "leader", "either"] as const)[flags & 3],
    competencies: evidence,
    seniority: unless(seniorityOf(views, rec), 0),
    yearsOfExperience: unless(read.u8(L.R_YEARS), 255),
    languages,
    excludedEmployers,
    excludedSectors,
    rules,
    hiddenVacancies,
    interests,
    alertThreshold: read.u16(L.R_THRESHOLD),
  };
  return {
    candidateId,
    version,
    editedAt,
    ...(hasAlerts && { alertsEpoch: epoch }),
    profile: scoredProfileOf(profile),
  };
}

function unless(value: number, absent: number): number | undefined {
  return value === absent ? undefined : value;
}

type Interest = Profile["interests"]["skills"][number];

/** A point's text is its concept and its coordinates. */
function withVector({ concept: text, ...interest }: Interest) {
  const [concept = "", x, y, z] = text.split(" ");
  const vector = { x: Number(x), y: Number(y), z: Number(z) };
  return { concept, ...interest, vector };
}

/** Reads fields at their place, and lists one after the other in the order of the record. */
function createReader(views: Views, rec: number, names: Dictionaries) {
  let at = rec + L.R_LISTS;
  const u8 = (offset: number) => views.u8[rec + offset] ?? 0;
  const u16 = (offset: number) => views.u16[(rec + offset) >> 1] ?? 0;
  const u32 = (offset: number) => views.u32[(rec + offset) >> 2] ?? 0;
  const nextU8 = () => views.u8[at++] ?? 0;
  const nextU16 = () => views.u16[(at += 2) / 2 - 1] ?? 0;
  const nextU32 = () => views.u32[(at += 4) / 4 - 1] ?? 0;
  const nextF64 = () => views.f64[(at += 8) / 8 - 1] ?? 0;
  const nextRounded = () => (nextU32() | 0) / L.PLACE_DECIMALS;
  const times = <Item>(count: number, item: () => Item) => Array.from({ length: count }, item);
  return {
    u8,
    u16,
    key: () => ({
      candidateId: readUuid(views.u32, (rec + L.R_ID) >> 2),
      version: views.f64[(rec + L.R_VERSION) >> 3] ?? 0,
    }),
    kinds: <Kind>(offset: number, all: readonly Kind[]) =>
      all.filter((_, bit) => ((u8(offset) >> bit) & 1) === 1),
    hours: () =>
      u8(L.R_HOURS_MAX) === 0 ? undefined : { min: u8(L.R_HOURS_MIN), max: u8(L.R_HOURS_MAX) },
    pay: () => {
      const pay = u32(L.R_PAY);
      if (pay === 0xffff_ffff) return undefined;
      const of = (pay & L.PAY_ON_TARGET) === 0 ? ("fixed" as const) : ("on-target" as const);
      return { minimum: pay & L.PAY_MINIMUM, of };
    },
    places: () => {
      const coordinates = coordinateBytesOf(views, rec);
      const next = coordinates === L.PLACE_EXACT_BYTES ? nextF64 : nextRounded;
      return times(placesOf(views, rec), () => {
        const end = at + placeBytesOf(coordinates);
        const vector = { x: next(), y: next(), z: next() };
        const radiusKm = nextU8();
        const country = nextU8();
        const label = names.labels.textOf(nextU16());
        at = end;
        return {
          vector,
          label,
          radiusKm,
          ...(country > 0 && { country: names.countries.textOf(country - 1) }),
        };
      });
    },
    wishes: () => {
      const wished = times(occupationsOf(views, rec), nextU16);
      const able = times(skillsOf(views, rec), nextU16);
      const spoken = times(languagesOf(views, rec), nextU16);
      const occupations = wished.map((number) => ({
        concept: names.occupations.textOf(number),
        weight: nextU8(),
      }));
      const skills = able.map((number) => {
        const strength = nextU8();
        const level = strength & 7;
        const concept = names.skills.textOf(number);
        return { concept, weight: strength >> 3, ...(level > 0 && { level }) };
      });
      at = Math.ceil(at / 4) * 4;
      return { occupations, skills, languages: spoken.map(languageOf) };
    },
    sectors: () =>
      times(sectorsOf(views, rec), () => {
        const word = nextU32();
        return { concept: names.sectors.textOf(word >>> 4), weight: word & 15 };
      }),
    competencies: () => {
      const nibbles = times(L.COMPETENCIES_BYTES, nextU8).flatMap((byte) => [byte & 15, byte >> 4]);
      const said = competencies.flatMap((key, n) =>
        nibbles[n] === 15 ? [] : [[key, nibbles[n] ?? 0] as const],
      );
      return Object.fromEntries(said) as Profile["competencies"];
    },
    interests: (count: number, known: Dictionary) =>
      times(u8(count), (): Interest => {
        const first = nextU32();
        const second = nextU32();
        return {
          concept: known.textOf(first >>> 10),
          rawWeight: first & 1_023,
          lastDay: second & 131_071,
          evidence: second >>> 17,
        };
      }),
    texts: (count: number, known: Dictionary) => times(count, () => known.textOf(nextU32())),
    rules: () =>
      times(rulesOf(views, rec), () => {
        const word = nextU32();
        return ruleOf(ruleKinds[word & 7], nextU32(), word >>> 3, names);
      }),
    edit: () => {
      const low = nextU32();
      const editedAt = new Date(nextU16() * 2 ** 32 + low).toISOString();
      return { editedAt, epoch: nextU16() };
    },
  };
}

function languageOf(language: number): Profile["languages"][number] {
  const code = language >> 3;
  return {
    code: String.fromCharCode(97 + Math.floor(code / 26), 97 + (code % 26)),
    level: cefrLevels[language & 7] ?? "A1",
  };
}

function ruleOf(
  kind: DismissalRule["kind"] | undefined,
  value: number,
  day: number,
  names: Dictionaries,
): DismissalRule {
  switch (kind) {
    case "employer":
      return { kind, value: names.employers.textOf(value), day };
    case "occupation":
      return { kind, value: names.occupations.textOf(value), day };
    case "sector":
      return { kind, value: names.sectors.textOf(value), day };
    case undefined:
      throw new Error("a record holds a rule of an unknown kind");
    default:
      return { kind, value, day };
  }
}
