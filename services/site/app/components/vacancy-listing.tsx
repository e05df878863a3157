import type { Locale, Vacancy } from "@raakvlak/contracts";
import {
  formatDistance,
  formatEuros,
  formatHours,
  formatPay,
  workModeLabel,
} from "@raakvlak/vocabulary";
import { distanceKm } from "../../src/domain/distance.ts";
import type { SearchPlace } from "../../src/domain/vacancy-search.ts";
import { vacancyPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";
import { wordsIn } from "../words/choose-words.ts";
import { DayTime } from "./day-time.tsx";
import { Figures } from "./figures.tsx";

export interface VacancyListingProps {
  readonly vacancies: readonly Vacancy[];
  /** Which headings the titles are: below what heads the list. */
  readonly heading: "h2" | "h3";
  /** Said how far from here each is. */
  readonly from?: SearchPlace | undefined;
}

/** Vacancies under each other: what, with whom, where, for how much. */
export function VacancyListing({ vacancies, heading, from }: VacancyListingProps) {
  return (
    <ul className="listing">
      {vacancies.map((vacancy) => (
        <Line key={vacancy.vacancyId} vacancy={vacancy} heading={heading} from={from} />
      ))}
    </ul>
  );
}

type LineProps = Pick<VacancyListingProps, "heading" | "from"> & { readonly vacancy: Vacancy };

function Line({ vacancy, heading: Heading, from }: LineProps) {
  const { locale } = useRootData();
  const { vacancyId, title, language, employer, postedDay } = vacancy;
  return (
    <li>
      <div>
        <Heading>
          <a href={vacancyPath(vacancyId, locale)} lang={language}>
            {title}
          </a>
        </Heading>
        <p>{employer.name}</p>
        {postedDay !== undefined && (
          <p className="quiet small">
            <DayTime day={postedDay} locale={locale} />
          </p>
        )}
      </div>
      <div className="listing-about">
        <p>{placesOf(vacancy, from, locale)}</p>
        <p className="quiet">{termsOf(vacancy, locale)}</p>
      </div>
      <PayLines vacancy={vacancy} />
    </li>
  );
}

function PayLines({ vacancy: { pay } }: { vacancy: Vacancy }) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  const fixed = fixedPay(pay, locale);
  const extras = [
    pay.variable !== undefined && words.payVariable(formatEuros(pay.variable, locale)),
    pay.onTarget !== undefined && words.payOnTarget(formatEuros(pay.onTarget, locale)),
  ].filter((extra) => extra !== false);
  const [first, ...others] = fixed === undefined ? extras : [fixed, ...extras];
  return (
    <div className="listing-pay">
      {first === undefined ? (
        <p className="listing-unstated">{words.payUnstated}</p>
      ) : (
        <>
          <p>
            <Figures>{first}</Figures>
          </p>
          <p className="quiet small">
            <Figures>{[words.payPerMonth, ...others].join(" · ")}</Figures>
          </p>
        </>
      )}
    </div>
  );
}

function fixedPay({ fixedMin, fixedMax }: Vacancy["pay"], locale: Locale): string | undefined {
  if (fixedMin === undefined && fixedMax === undefined) return undefined;
  const said = formatPay({ stated: true, fixedMin, fixedMax }, locale);
  return said.replace(` ${wordsIn(locale).search.payPerMonth}`, "");
}

function placesOf(
  { places, workMode }: Vacancy,
  from: SearchPlace | undefined,
  locale: Locale,
): string {
  const nearest = from && Math.min(...places.map(({ vector }) => distanceKm(vector, from.vector)));
  const labels = places.map(({ label }) => label).join(", ");
  // How far away the office is does not matter to who never goes there.
  return nearest === undefined || workMode === "remote" || !Number.isFinite(nearest) || nearest < 1
    ? labels
    : `${labels} (${formatDistance(nearest, locale)})`;
}

function termsOf({ workMode, hours }: Vacancy, locale: Locale): string {
  return [workMode && workModeLabel(workMode, locale), hours && formatHours(hours, locale)]
    .filter((term) => term !== undefined)
    .join(" · ");
}
