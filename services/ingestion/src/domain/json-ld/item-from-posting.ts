import { definedOnly } from "../defined-only.ts";
import type { SourceItem, SourceSalary } from "../source-item.ts";
import type { PostingFields } from "./posting-fields.ts";
import { periodOf } from "./posting-values.ts";

interface Posting {
  readonly externalId: string;
  readonly title: string;
  readonly fields: PostingFields;
  /** Of the posting itself, else of the page that it stands on. */
  readonly url: string | undefined;
}

/** Schema.org's names for our names; nothing is understood here. */
export function itemFromPosting({ externalId, title, fields, url }: Posting): SourceItem {
  const { jobLocation = [], industry = [], occupationalCategory = [] } = fields;
  const isRemote = (fields.jobLocationType ?? []).some((type) =>
    /^telecommute$/i.test(type.trim()),
  );
  return {
    externalId,
    title,
    description: [fields.description, fields.responsibilities].filter(isSaid).join("\n"),
    requirements: fields.qualifications ?? "",
    places: jobLocation
      .filter(({ words }) => words !== "")
      .map(({ words, country }) => ({ words, ...definedOnly({ country }) })),
    workModes: isRemote ? ["remote"] : [],
    keywords: [...industry, ...occupationalCategory].map((word) => word.slice(0, 80)).slice(0, 50),
    ...definedOnly({
      employerName: fields.hiringOrganization,
      hoursMin: fields.workHours?.[0],
      hoursMax: fields.workHours?.[1],
      employmentCode: employmentCodeOf(fields.employmentType),
      educationCode: educationCodeOf(fields.educationRequirements),
      yearsAsked: yearsOf(fields.experienceRequirements),
      remoteCountries: isRemote ? fields.applicantLocationRequirements : undefined,
      salary: salaryOf(fields),
      url,
      applyUrl: url,
      postedDay: fields.datePosted,
      closesDay: fields.validThrough,
    }),
  };
}

function isSaid(part: string | undefined): part is string {
  return part !== undefined && part.trim() !== "";
}

/** Schema.org's codes in the words that the readers of contracts and hours know; CONTRACTOR is somebody on his own account. */
const kinds: Readonly<Record<string, string>> = {
  FULL_TIME: "full-time",
  FULLTIME: "full-time",
  "FULL-TIME": "full-time",
  "FULL TIME": "full-time",
  PART_TIME: "part-time",
  PARTTIME: "part-time",
  "PART-TIME": "part-time",
  "PART TIME": "part-time",
  CONTRACTOR: "contractor",
  FREELANCE: "freelance",
  TEMPORARY: "temporary",
  PERMANENT: "permanent",
  VAST: "permanent",
  TIJDELIJK: "temporary",
  FULLTIMER: "full-time",
  VOLTIJD: "full-time",
  DEELTIJD: "part-time",
};

/** What the code says twice ("full-time" and "part-time") or not at all ("other") says nothing. */
function employmentCodeOf(codes: readonly string[] = []): string | undefined {
  const known = codes.map((code) => kinds[code]).filter((code) => code !== undefined);
  return known.length === 0 ? undefined : [...new Set(known)].join(" ");
}

const levels: readonly (readonly [string, RegExp])[] = [
  ["vocational", /associate|vocational|mbo|professional certificate/i],
  ["bachelor_degree", /bachelor|hbo/i],
  ["master_degree", /postgraduate|master|\bwo\b|universit/i],
];

function educationCodeOf(categories: readonly string[] = []): string | undefined {
  return levels.find(([, pattern]) => categories.some((category) => pattern.test(category)))?.[0];
}

function yearsOf(months: number | undefined): number | undefined {
  return months === undefined ? undefined : Math.floor(months / 12);
}

function salaryOf({ baseSalary, salaryCurrency }: PostingFields): SourceSalary | undefined {
  if (!baseSalary || (baseSalary.min ?? baseSalary.max) === undefined) return undefined;
  const { min, max, unit, currency } = baseSalary;
  return definedOnly({ min, max, period: periodOf(unit), currency: currency ?? salaryCurrency });
}
