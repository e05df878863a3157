import type { LoaderFunctionArgs } from "react-router";
import { readSearch } from "../../src/use-cases/read-search.ts";
import { writeSearch } from "../../src/use-cases/write-search.ts";
import { feedPath, listPath, localeOf } from "../addresses.ts";
import { searchTitle } from "../components/search-words.ts";
import { conditionalAnswer } from "../conditional-answer.ts";
import { rssFeed } from "../feed.ts";
import { publicPage } from "../public-page.ts";
import { siteContext } from "../site-context.ts";
import { wordsIn } from "../words/choose-words.ts";

/**
 * The newest twenty of a search, or of all. A search that is not understood is refused: who follows a feed does not see
 * that a word was passed over.
 */
export function loader({ request, context }: LoaderFunctionArgs): Response {
  const site = context.get(siteContext);
  const locale = localeOf(request);
  const { search: words } = wordsIn(locale);
  const { search: asked, faults } = readSearch(new URL(request.url).searchParams, locale);
  if (faults.length > 0)
    return new Response(`${words.faults}: ${faults.map(({ field }) => field).join(", ")}\n`, {
      status: 400,
      headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
    });
  const search = { ...asked, sort: "newest" as const, page: 1 };
  const query = writeSearch(search, locale);
  const feed = rssFeed({
    title: words.feedTitle(searchTitle(search, locale)),
    locale,
    pageUrl: site.publicUrl + listPath(locale) + query,
    feedUrl: site.publicUrl + feedPath(locale) + query,
    vacancies: site.searchVacancies(search).vacancies,
    publicUrl: site.publicUrl,
  });
  const headers = new Headers({
    ...publicPage(),
    "content-type": "application/rss+xml; charset=utf-8",
    "x-robots-tag": "noindex",
  });
  return conditionalAnswer(request, feed, headers);
}
