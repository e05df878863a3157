import type { Vacancy } from "@raakvlak/contracts";
import { isoDay } from "./iso-day.ts";

/** Hours from which a week counts as full-time in the Netherlands (Statistics Netherlands: 35 or more). */
const fullTimeFrom = 35;

/**
 * An open vacancy in schema.org's JobPosting, for search engines; undefined when it lacks what they ask for (day of
 * posting, a place or a country to work from) or is over: wrong markup is worse than none.
 */
export function jobPosting(vacancy: Vacancy, publicUrl: string, today: number): object | undefined {
  const { postedDay, validThroughDay, status, html } = vacancy;
  if (status !== "open" || postedDay === undefined || html === "") return undefined;
  if (validThroughDay !== undefined && validThroughDay < today) return undefined;
  const where = whereOf(vacancy);
  if (where === undefined) return undefined;
  return {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    title: vacancy.title,
    description: html,
    identifier: {
      "@type": "PropertyValue",
      name: "Raakvlak",
      value: vacancy.vacancyId,
    },
    url: publicUrl,
    datePosted: isoDay(postedDay),
    ...(validThroughDay !== undefined && { validThrough: `${isoDay(validThroughDay)}T23:59:59Z` }),
    hiringOrganization: { "@type": "Organization", name: vacancy.employer.name },
    ...employmentTypes(vacancy),
    ...where,
    ...salaryOf(vacancy),
    ...(vacancy.hours && { workHours: workHours(vacancy.hours) }),
    directApply: false,
  };
}

function whereOf({ places, workMode, remoteCountries }: Vacancy): object | undefined {
  const jobLocation = places.map(({ label, province, country }) => ({
    "@type": "Place",
    address: {
      "@type": "PostalAddress",
      addressLocality: label,
      ...(province !== undefined && { addressRegion: province }),
      addressCountry: country,
    },
  }));
  const homes = remoteCountries.map((name) => ({ "@type": "Country", name }));
  if (workMode === "remote" && homes.length > 0)
    return {
      jobLocationType: "TELECOMMUTE",
      applicantLocationRequirements: homes,
      ...(jobLocation.length > 0 && { jobLocation }),
    };
  return jobLocation.length > 0 ? { jobLocation } : undefined;
}

function employmentTypes({ contractKinds, hours }: Vacancy): object {
  const types = new Set<string>();
  if (hours !== undefined && hours.max >= fullTimeFrom) types.add("FULL_TIME");
  if (hours !== undefined && hours.min < fullTimeFrom) types.add("PART_TIME");
  if (contractKinds.includes("freelance")) types.add("CONTRACTOR");
  if (contractKinds.includes("temporary")) types.add("TEMPORARY");
  return types.size === 0 ? {} : { employmentType: [...types] };
}

function salaryOf({ pay }: Vacancy): object {
  const { fixedMin, fixedMax } = pay;
  if (fixedMin === undefined && fixedMax === undefined) return {};
  const range =
    fixedMin === fixedMax
      ? { value: fixedMin }
      : {
          ...(fixedMin !== undefined && { minValue: fixedMin }),
          ...(fixedMax !== undefined && { maxValue: fixedMax }),
        };
  return {
    baseSalary: {
      "@type": "MonetaryAmount",
      currency: "EUR",
      value: { "@type": "QuantitativeValue", ...range, unitText: "MONTH" },
    },
  };
}

function workHours({ min, max }: NonNullable<Vacancy["hours"]>): string {
  return min === max ? `${min} hours per week` : `${min}-${max} hours per week`;
}

/** JSON that no text inside can end the script element of. */
export function scriptSafeJson(value: object): string {
  return JSON.stringify(value)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
