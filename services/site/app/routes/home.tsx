import { formatDay, formatHours, formatPay } from "@raakvlak/vocabulary";
import { useLoaderData, type LoaderFunctionArgs } from "react-router";
import { siteContext } from "../site-context.ts";
import { localeOf, wordsIn } from "../words/choose-words.ts";

const shown = 20;

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = context.get(siteContext);
  const locale = localeOf(request);
  const vacancies = site.newestVacancies(shown).map((vacancy) => ({
    vacancyId: vacancy.vacancyId,
    title: vacancy.title,
    employer: vacancy.employer.name,
    facts: [
      vacancy.places.map((place) => place.label).join(", "),
      vacancy.hours && formatHours(vacancy.hours, locale),
      vacancy.pay.stated && formatPay(vacancy.pay, locale),
    ].filter(Boolean),
    posted: vacancy.postedDay === undefined ? undefined : formatDay(vacancy.postedDay, locale),
  }));
  return { locale, vacancies, open: site.countOpenVacancies() };
}

export default function Home() {
  const { locale, vacancies, open } = useLoaderData<typeof loader>();
  const words = wordsIn(locale);
  return (
    <>
      <title>{words.siteName}</title>
      <h1>{words.tagline}</h1>
      <p className="quiet">{words.openVacancies(open)}</p>
      <h2>{words.newest}</h2>
      {vacancies.length === 0 && <p>{words.noVacancies}</p>}
      <ul className="list">
        {vacancies.map((vacancy) => (
          <li key={vacancy.vacancyId}>
            <a href={`/vacatures/${vacancy.vacancyId}`}>{vacancy.title}</a>
            <p>{vacancy.employer}</p>
            <p className="quiet">{vacancy.facts.join(" · ")}</p>
            {vacancy.posted !== undefined && (
              <p className="quiet">{words.postedOn(vacancy.posted)}</p>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
