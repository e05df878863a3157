import type { WorkMode } from "@raakvlak/contracts";
import { definedOnly } from "../defined-only.ts";
import type { SourceItem, SourcePlace, SourceSalary } from "../source-item.ts";
import type { OptionalFields } from "./offer-fields.ts";

interface Offer {
  readonly externalId: string;
  readonly title: string;
  readonly fields: OptionalFields;
}

/** Recruitee's names for our names; nothing is understood here. */
export function itemFromOffer({ externalId, title, fields }: Offer): SourceItem {
  const { department, category_code, tags = [] } = fields;
  return {
    externalId,
    title,
    description: fields.description ?? "",
    requirements: fields.requirements ?? "",
    places: placesOf(fields),
    workModes: workModesOf(fields),
    keywords: [department, category_code, ...tags].filter((word) => word !== undefined),
    ...definedOnly({
      employerName: fields.company_name,
      hoursMin: fields.min_hours ?? fields.min_hours_per_week,
      hoursMax: fields.max_hours ?? fields.max_hours_per_week,
      employmentCode: fields.employment_type_code,
      experienceCode: fields.experience_code,
      educationCode: fields.education_code,
      salary: salaryOf(fields.salary),
      url: fields.careers_url,
      applyUrl: fields.careers_apply_url,
      postedDay: fields.published_at ?? fields.created_at,
      closesDay: fields.close_at,
    }),
  };
}

function placesOf(fields: OptionalFields): SourcePlace[] {
  const places: SourcePlace[] = [];
  for (const { city, name, state, country, country_code } of fields.locations ?? [])
    places.push(placeOf([city ?? name, state, country], country_code ?? undefined));
  if (places.length === 0)
    places.push(
      placeOf(
        fields.city ? [fields.city, fields.state_name] : [fields.location],
        fields.country_code,
      ),
    );
  return places.filter((place) => place.words !== "");
}

function placeOf(
  parts: readonly (string | null | undefined)[],
  country: string | undefined,
): SourcePlace {
  return { words: parts.filter(Boolean).join(", "), ...definedOnly({ country }) };
}

function workModesOf({ remote, hybrid, on_site }: OptionalFields): WorkMode[] {
  const ticked: readonly (readonly [WorkMode, boolean | undefined])[] = [
    ["on-site", on_site],
    ["hybrid", hybrid],
    ["remote", remote],
  ];
  return ticked.flatMap(([mode, isTicked]) => (isTicked ? [mode] : []));
}

function salaryOf(salary: OptionalFields["salary"]): SourceSalary | undefined {
  if (!salary) return undefined;
  const { min, max, period, currency } = salary;
  if ((min ?? max ?? undefined) === undefined) return undefined;
  return definedOnly({
    min: min ?? undefined,
    max: max ?? undefined,
    period: period ?? undefined,
    currency: currency ?? undefined,
  });
}
