import type { Locale, Vacancy } from "@raakvlak/contracts";
import {
  contractKindLabel,
  formatDay,
  formatHours,
  formatPay,
  workModeLabel,
} from "@raakvlak/vocabulary";
import { data, redirect, useLoaderData, type LoaderFunctionArgs } from "react-router";
import { siteContext } from "../site-context.ts";
import { localeOf, wordsIn } from "../words/choose-words.ts";
import type { Words } from "../words/nl.ts";

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const { findVacancy } = context.get(siteContext);
  const vacancy = findVacancy(params.vacancyId ?? "");
  if (vacancy === undefined) throw data(undefined, { status: 404 });
  const survivor = findVacancy(vacancy.closed?.mergedInto ?? "");
  // Mails keep linking to the id that was told; the work itself lives on under the other.
  if (survivor !== undefined) throw redirect(`/vacatures/${survivor.vacancyId}`);
  const locale = localeOf(request);
  if (vacancy.status === "closed")
    return data({ state: "closed" as const, locale, title: vacancy.title }, { status: 410 });
  const { title, html, language, applyUrl } = vacancy;
  const facts = factsOf(vacancy, locale, wordsIn(locale));
  return data({
    state: "open" as const,
    locale,
    title,
    employer: vacancy.employer.name,
    html,
    language,
    applyUrl,
    facts,
  });
}

function factsOf(
  vacancy: Vacancy,
  locale: Locale,
  words: Words,
): { name: string; value: string }[] {
  const facts = [
    { name: words.place, value: vacancy.places.map((place) => place.label).join(", ") },
    { name: words.hours, value: vacancy.hours ? formatHours(vacancy.hours, locale) : "" },
    { name: words.pay, value: formatPay(vacancy.pay, locale) },
    {
      name: words.contract,
      value: vacancy.contractKinds.map((kind) => contractKindLabel(kind, locale)).join(", "),
    },
    {
      name: words.workMode,
      value: vacancy.workMode ? workModeLabel(vacancy.workMode, locale) : "",
    },
    {
      name: words.posted,
      value: vacancy.postedDay === undefined ? "" : formatDay(vacancy.postedDay, locale),
    },
  ];
  return facts.filter((fact) => fact.value !== "");
}

export default function VacancyPage() {
  const page = useLoaderData<typeof loader>();
  const words = wordsIn(page.locale);
  if (page.state === "closed") {
    return (
      <>
        <title>{words.vacancyClosed}</title>
        <h1>{words.vacancyClosed}</h1>
        <p>{words.vacancyClosedText(page.title)}</p>
        <p>
          <a href="/">{words.toHome}</a>
        </p>
      </>
    );
  }
  return (
    <article>
      <title>{`${page.title} | ${words.siteName}`}</title>
      <h1 lang={page.language}>{page.title}</h1>
      <p className="quiet">{page.employer}</p>
      <dl className="facts">
        {page.facts.flatMap(({ name, value }) => [
          <dt key={name}>{name}</dt>,
          <dd key={`${name}-value`}>{value}</dd>,
        ])}
      </dl>
      {/* Clean by contract: ingestion lets through nothing but its list of harmless tags. */}
      <div className="text" lang={page.language} dangerouslySetInnerHTML={{ __html: page.html }} />
      {page.applyUrl !== undefined && (
        <p>
          <a className="button" href={page.applyUrl} rel="noreferrer">
            {words.apply}
          </a>
        </p>
      )}
    </article>
  );
}
