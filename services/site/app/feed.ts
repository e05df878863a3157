import type { Locale, Vacancy } from "@raakvlak/contracts";
import { formatHours, formatPay, workModeLabel } from "@raakvlak/vocabulary";
import { vacancyPath } from "./addresses.ts";
import { wordsIn } from "./words/choose-words.ts";
import { xmlText } from "./xml.ts";

const dayMs = 86_400_000;

export interface Feed {
  readonly title: string;
  readonly locale: Locale;
  /** The page that shows the same, and the feed itself; both whole addresses. */
  readonly pageUrl: string;
  readonly feedUrl: string;
  readonly vacancies: readonly Vacancy[];
  readonly publicUrl: string;
}

/** RSS 2.0, as the RSS Advisory Board describes it, with the feed's own address as its best practices ask. */
export function rssFeed({ title, locale, pageUrl, feedUrl, vacancies, publicUrl }: Feed): string {
  const items = vacancies.map((vacancy) => item(vacancy, locale, publicUrl)).join("");
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>
<title>${xmlText(title)}</title>
<link>${xmlText(pageUrl)}</link>
<description>${xmlText(wordsIn(locale).site.tagline)}</description>
<language>${locale}</language>
<ttl>60</ttl>
<atom:link href="${xmlText(feedUrl)}" rel="self" type="application/rss+xml"/>
${items}</channel></rss>
`;
}

function item(vacancy: Vacancy, locale: Locale, publicUrl: string): string {
  const { vacancyId, title, employer, postedDay } = vacancy;
  const url = publicUrl + vacancyPath(vacancyId, locale);
  const posted =
    postedDay === undefined
      ? ""
      : `<pubDate>${new Date(postedDay * dayMs).toUTCString()}</pubDate>\n`;
  return `<item>
<title>${xmlText(`${title}, ${employer.name}`)}</title>
<link>${xmlText(url)}</link>
<guid isPermaLink="false">${vacancyId}</guid>
${posted}<description>${xmlText(summary(vacancy, locale))}</description>
</item>
`;
}

/** What it is in one line, and how it begins. */
function summary({ places, workMode, hours, pay, text }: Vacancy, locale: Locale): string {
  const facts = [
    places.map(({ label }) => label).join(", "),
    workMode && workModeLabel(workMode, locale),
    hours && formatHours(hours, locale),
    formatPay(pay, locale),
  ].filter(Boolean);
  const beginning = text.length > 400 ? `${text.slice(0, 399).trimEnd()}…` : text;
  return [facts.join(" · "), beginning].filter(Boolean).join("\n");
}
