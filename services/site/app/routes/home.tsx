import type { Locale, Vacancy } from "@raakvlak/contracts";
import { formatDay, formatHours, formatPay } from "@raakvlak/vocabulary";
import { data, useLoaderData, type LoaderFunctionArgs } from "react-router";
import { siteContext } from "../site-context.ts";
import { localeOf, wordsIn } from "../words/choose-words.ts";
import type { Words } from "../words/nl.ts";

const perPage = 20;

export function loader({ request, context }: LoaderFunctionArgs) {
  const site = context.get(siteContext);
  const locale = localeOf(request);
  const open = site.countOpenVacancies();
  const pages = Math.max(1, Math.ceil(open / perPage));
  const page = Number(new URL(request.url).searchParams.get("pagina") ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > pages) throw data(undefined, { status: 404 });
  const vacancies = site
    .newestVacancies(perPage, (page - 1) * perPage)
    .map((vacancy) => lineOf(vacancy, locale));
  return { locale, vacancies, open, page, pages };
}

function lineOf(vacancy: Vacancy, locale: Locale) {
  const { vacancyId, title, employer, language, places, hours, pay, postedDay } = vacancy;
  const facts = [
    places.map((place) => place.label).join(", "),
    hours && formatHours(hours, locale),
    pay.stated && formatPay(pay, locale),
  ];
  return {
    vacancyId,
    title,
    language,
    employer: employer.name,
    facts: facts.filter(Boolean),
    posted: postedDay === undefined ? undefined : formatDay(postedDay, locale),
  };
}

export default function Home() {
  const { locale, vacancies, open, page, pages } = useLoaderData<typeof loader>();
  const words = wordsIn(locale);
  const where = page === 1 ? "" : `${words.pageOf(page, pages)} | `;
  return (
    <>
      <title>{`${where}${words.siteName}`}</title>
      <h1>{words.tagline}</h1>
      <p className="quiet">{words.openVacancies(open)}</p>
      <h2>{words.newest}</h2>
      {vacancies.length === 0 && <p>{words.noVacancies}</p>}
      <ul className="list">
        {vacancies.map((vacancy) => (
          <li key={vacancy.vacancyId}>
            <a href={`/vacatures/${vacancy.vacancyId}`} lang={vacancy.language}>
              {vacancy.title}
            </a>
            <p>{vacancy.employer}</p>
            <p className="quiet">{vacancy.facts.join(" · ")}</p>
            {vacancy.posted !== undefined && (
              <p className="quiet">{words.postedOn(vacancy.posted)}</p>
            )}
          </li>
        ))}
      </ul>
      {pages > 1 && <Pages words={words} page={page} pages={pages} />}
    </>
  );
}

function Pages({ words, page, pages }: { words: Words; page: number; pages: number }) {
  return (
    <nav className="pages" aria-label={words.morePages}>
      {page > 1 && (
        <a href={page === 2 ? "/" : `/?pagina=${page - 1}`} rel="prev">
          {words.newerVacancies}
        </a>
      )}
      <span className="quiet">{words.pageOf(page, pages)}</span>
      {page < pages && (
        <a href={`/?pagina=${page + 1}`} rel="next">
          {words.olderVacancies}
        </a>
      )}
    </nav>
  );
}
