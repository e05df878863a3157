import type { Vacancy } from "@raakvlak/contracts";
import { formatHours, formatPay } from "@raakvlak/vocabulary";
import { data, redirect, useLoaderData, type LoaderFunctionArgs } from "react-router";
import { listPath, localeOf, vacancyPath } from "../addresses.ts";
import { PageHead } from "../components/page-head.tsx";
import { VacancyArticle } from "../components/vacancy-article.tsx";
import { VacancyListing } from "../components/vacancy-listing.tsx";
import { jobPosting, scriptSafeJson } from "../job-posting.ts";
import { publicPage } from "../public-page.ts";
import { useRootData, useWords } from "../root-data.ts";
import { siteContext } from "../site-context.ts";
import { unsent } from "../unsent.ts";

const similarShown = 4;

export const headers = publicPage;

export function loader({ request, params, context }: LoaderFunctionArgs) {
  const site = context.get(siteContext);
  const locale = localeOf(request);
  const vacancy = site.findVacancy(params.vacancyId ?? "");
  if (vacancy === undefined) throw data(undefined, { status: 404 });
  const survivor = site.findVacancy(vacancy.closed?.mergedInto ?? "");
  // Mails keep linking to the id that was told; the work itself lives on under the other, which may merge in turn.
  if (survivor !== undefined) throw redirect(vacancyPath(survivor.vacancyId, locale));
  const similar = site.similarVacancies(vacancy, similarShown);
  const status = vacancy.status === "open" ? 200 : 410;
  return data(unsent({ vacancy, similar, today: site.today() }), { status });
}

export default function VacancyPage() {
  const { value } = useLoaderData() as ReturnType<typeof loader>["data"];
  const { vacancy, similar, today } = value;
  return vacancy.status === "open" ? (
    <Open vacancy={vacancy} similar={similar} today={today} />
  ) : (
    <Closed vacancy={vacancy} similar={similar} />
  );
}

interface OpenProps {
  readonly vacancy: Vacancy;
  readonly similar: readonly Vacancy[];
  readonly today: number;
}

function Open({ vacancy, similar, today }: OpenProps) {
  const { locale, publicUrl } = useRootData();
  const { vacancy: words } = useWords();
  const { title, employer, places, hours, pay } = vacancy;
  const address = vacancyPath(vacancy.vacancyId, locale);
  const posting = jobPosting(vacancy, publicUrl + address, today);
  const facts = [
    places.map(({ label }) => label).join(", "),
    hours && formatHours(hours, locale),
    pay.stated && formatPay(pay, locale),
  ].filter(Boolean);
  return (
    <>
      <PageHead
        title={title}
        description={words.shareDescription(title, employer.name, facts.join(", "))}
        address={address}
      />
      {posting !== undefined && (
        <script
          type="application/ld+json"
          // Data, not script: no policy has to allow it.
          dangerouslySetInnerHTML={{ __html: scriptSafeJson(posting) }}
        />
      )}
      <VacancyArticle vacancy={vacancy} />
      <Similar title={words.similar} vacancies={similar} />
    </>
  );
}

function Closed({ vacancy, similar }: Omit<OpenProps, "today">) {
  const { locale } = useRootData();
  const { site, vacancy: words } = useWords();
  return (
    <>
      <PageHead title={words.closed} indexed={false} />
      <div className="flow">
        <h1>{words.closed}</h1>
        <p className="lead">{words.closedText(vacancy.title, vacancy.employer.name)}</p>
        <p>
          <a className="button" href={listPath(locale)}>
            {site.toVacancies}
          </a>
        </p>
      </div>
      <Similar title={words.similarOpen} vacancies={similar} />
    </>
  );
}

function Similar({ title, vacancies }: { title: string; vacancies: readonly Vacancy[] }) {
  if (vacancies.length === 0) return undefined;
  return (
    <section className="similar">
      <h2>{title}</h2>
      <VacancyListing vacancies={vacancies} heading="h3" />
    </section>
  );
}
