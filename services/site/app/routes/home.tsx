import { formatNumber } from "@raakvlak/vocabulary";
import { redirect, useLoaderData, type LoaderFunctionArgs } from "react-router";
import { everything } from "../../src/domain/vacancy-search.ts";
import { feedPath, homePath, listPath, localeOf } from "../addresses.ts";
import { PageHead } from "../components/page-head.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { VacancyListing } from "../components/vacancy-listing.tsx";
import { publicPage } from "../public-page.ts";
import { useWords } from "../root-data.ts";
import { siteContext } from "../site-context.ts";
import { unsent } from "../unsent.ts";

const newestShown = 8;

export const headers = publicPage;

export function loader({ request, context }: LoaderFunctionArgs) {
  const locale = localeOf(request);
  const page = new URL(request.url).searchParams.get("pagina");
  // The list once stood here.
  if (page !== null) throw redirect(`${listPath(locale)}?pagina=${encodeURIComponent(page)}`, 301);
  const site = context.get(siteContext);
  return {
    locale,
    open: site.countOpenVacancies(),
    newest: unsent(site.openVacancies(newestShown)),
  };
}

export default function Home() {
  const { locale, open, newest } = useLoaderData() as ReturnType<typeof loader>;
  const { site, search: words } = useWords();
  return (
    <>
      <PageHead
        title={site.name}
        description={site.tagline}
        address={homePath(locale)}
        feed={{ title: site.feed, address: feedPath(locale) }}
      />
      <div className="hero">
        <h1 className="display">{words.homeTitle}</h1>
        <p className="lead">{words.homeOpen(formatNumber(open, locale))}</p>
      </div>
      <SearchForm
        read={{
          search: everything,
          typed: {
            text: "",
            place: "",
            pay: "",
            hoursFrom: "",
            hoursTo: "",
            radiusKm: everything.radiusKm,
          },
          faults: [],
        }}
        complete={false}
      />
      <div className="listing-head">
        <h2>{words.newest}</h2>
        <a href={listPath(locale)}>{words.allVacancies}</a>
      </div>
      {newest.value.length === 0 ? (
        <p>{words.nothingOpen}</p>
      ) : (
        <VacancyListing vacancies={newest.value} heading="h3" />
      )}
    </>
  );
}
