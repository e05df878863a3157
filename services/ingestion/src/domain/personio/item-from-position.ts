import type { WorkMode } from "@raakvlak/contracts";
import { definedOnly } from "../defined-only.ts";
import type { SourceItem, SourcePlace } from "../source-item.ts";
import type { PositionFields } from "./position-fields.ts";

interface Position {
  readonly externalId: string;
  readonly title: string;
  readonly fields: PositionFields;
  /** Where the feed was found. */
  readonly address: string;
}

/** Personio's names for our names; nothing is understood here. */
export function itemFromPosition({ externalId, title, fields, address }: Position): SourceItem {
  const { department, recruitingCategory, occupation, occupationCategory, keywords } = fields;
  const offices = [fields.office, ...(fields.additionalOffices ?? [])].filter(
    (office) => office !== undefined,
  );
  const listed = (keywords ?? "").split(/[,;\n]/).slice(0, 40);
  const url = positionUrl(address, externalId);
  return {
    externalId,
    title,
    description: descriptionOf(fields.jobDescriptions),
    requirements: "",
    places: placesOf(offices),
    workModes: workModesOf(offices),
    keywords: [
      department,
      recruitingCategory,
      coded(occupation),
      coded(occupationCategory),
      ...listed,
    ]
      .map((word) => (word ?? "").trim().slice(0, 80))
      .filter((word) => word !== ""),
    ...definedOnly({
      employerName: fields.subcompany === "" ? undefined : fields.subcompany,
      employmentCode: employmentCodeOf(fields),
      experienceCode: experienceCodeOf(fields),
      yearsAsked: fields.yearsOfExperience,
      url,
      applyUrl: url,
      postedDay: fields.createdAt,
    }),
  };
}

/** The blocks one after the other, each under its name: readers of the text know sections by their headings. */
function descriptionOf(blocks: PositionFields["jobDescriptions"] = []): string {
  return blocks
    .filter(({ value }) => (value ?? "").trim() !== "")
    .map(({ name = "", value = "" }) => (name === "" ? value : `<h3>${escaped(name)}</h3>${value}`))
    .join("\n");
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

const REMOTE = /\b(?:remote|home ?office|thuis)\b/i;

/** Offices, without what stands in brackets behind them: "Utrecht (hybride)" is in Utrecht. */
function placesOf(offices: readonly string[]): SourcePlace[] {
  return offices
    .map((office) => office.replaceAll(/\([^)]{0,200}\)/g, " ").trim())
    .filter((office) => office !== "" && !/^(?:remote|home ?office)$/i.test(office))
    .map((words) => ({ words }));
}

/** Personio has no field for it; an office named after it is how companies say so. Beside other offices it is one of several ways. */
function workModesOf(offices: readonly string[]): WorkMode[] {
  if (offices.some((office) => /\bhybr(?:id|ide)\b/i.test(office))) return ["hybrid"];
  const remote = offices.filter((office) => REMOTE.test(office));
  if (remote.length === 0) return [];
  return remote.length === offices.length ? ["remote"] : ["hybrid", "remote"];
}

const kinds: Readonly<Record<string, string>> = {
  trainee: "traineeship",
  working_student: "side-job",
  "working-student": "side-job",
  temporary: "temporary",
  "fixed-term": "fixed-term",
  freelance: "freelance",
  permanent: "permanent",
};

/** Kind and schedule in one code, as the readers of contracts and hours know them. */
function employmentCodeOf({ employmentType, schedule }: PositionFields): string | undefined {
  const kind = employmentType === undefined ? undefined : employmentType.toLowerCase();
  const code = [kind === undefined ? undefined : (kinds[kind] ?? kind), schedule?.toLowerCase()]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");
  return code === "" ? undefined : code;
}

const SENIOR_FROM_YEARS = 5;

/** "Experienced" is everybody who is no starter: the years tell who is senior. */
function experienceCodeOf({ seniority, yearsOfExperience }: PositionFields): string | undefined {
  switch (seniority?.toLowerCase()) {
    case "entry-level":
      return "entry_level";
    case "experienced":
      return (yearsOfExperience ?? 0) >= SENIOR_FROM_YEARS ? "experienced" : "mid_level";
    case "executive":
      return "director";
    case "student":
      return "student_university";
    default:
      return undefined;
  }
}

function coded(code: string | undefined): string | undefined {
  return code?.replaceAll("_", " ");
}

/** Personio's pages stand beside its feed; a feed from elsewhere tells no address. */
function positionUrl(address: string, externalId: string): string | undefined {
  const url = URL.parse(address);
  return url && /\.jobs\.personio\.(?:de|com)$/.test(url.hostname) && /^\d+$/.test(externalId)
    ? `https://${url.hostname}/job/${externalId}`
    : undefined;
}
