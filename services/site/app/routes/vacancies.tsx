import { formatNumber } from "@raakvlak/vocabulary";
import { data, useLoaderData, type LoaderFunctionArgs } from "react-router";
import { filtersInUse, searchPageSize } from "../../src/domain/vacancy-search.ts";
import { readSearch } from "../../src/use-cases/read-search.ts";
import { writeSearch } from "../../src/use-cases/write-search.ts";
import { feedPath, listPath, localeOf } from "../addresses.ts";
import { EmptyResult } from "../components/empty-result.tsx";
import { FilterChips } from "../components/filter-chips.tsx";
import { PageHead } from "../components/page-head.tsx";
import { PassedOver } from "../components/passed-over.tsx";
import { Pagination } from "../components/pagination.tsx";
import { SearchForm } from "../components/search-form.tsx";
import { searchTitle } from "../components/search-words.ts";
import { VacancyListing } from "../components/vacancy-listing.tsx";
import { publicPage } from "../public-page.ts";
import { useWords } from "../root-data.ts";
import { siteContext } from "../site-context.ts";
import { unsent } from "../unsent.ts";

export const headers = publicPage;

export function loader({ request, context }: LoaderFunctionArgs) {
  const locale = localeOf(request);
  const read = readSearch(new URL(request.url).searchParams, locale);
  const result = context.get(siteContext).searchVacancies(read.search);
  const pages = Math.max(1, Math.ceil(result.total / searchPageSize));
  if (read.search.page > pages) throw data(undefined, { status: 404 });
  return { locale, pages, found: unsent({ read, result }) };
}

export default function Vacancies() {
  const { locale, pages, found } = useLoaderData() as ReturnType<typeof loader>;
  const { read, result } = found.value;
  const { search } = read;
  const { search: words } = useWords();
  const searched = filtersInUse(search).length > 0;
  const title = searchTitle(search, locale);
  const total = formatNumber(result.total, locale);
  const addressOf = (page: number) => listPath(locale) + writeSearch({ ...search, page }, locale);
  return (
    <>
      <PageHead
        title={
          search.page === 1
            ? title
            : `${title}, ${words.pageOf(String(search.page), String(pages)).toLowerCase()}`
        }
        description={words.listDescription(total)}
        address={addressOf(search.page)}
        indexed={!searched && read.faults.length === 0 && search.sort === "newest"}
        feed={{
          title: words.feedTitle(title),
          address: feedPath(locale) + writeSearch({ ...search, page: 1 }, locale),
        }}
      />
      <div className="list-head">
        <h1>{words.listTitle}</h1>
      </div>
      <SearchForm read={read} />
      <PassedOver read={read} />
      <div className="listing-head">
        <div>
          <h2>{searched ? words.found(total) : words.open(total)}</h2>
          {search.payMinimum !== undefined && result.payUnstated > 0 && (
            <p className="quiet">{words.withoutPay(formatNumber(result.payUnstated, locale))}</p>
          )}
        </div>
        <FilterChips search={search} />
      </div>
      {result.total === 0 ? (
        <EmptyResult search={search} result={result} />
      ) : (
        <VacancyListing vacancies={result.vacancies} heading="h3" from={search.place} />
      )}
      <Pagination page={search.page} pages={pages} addressOf={addressOf} />
    </>
  );
}
