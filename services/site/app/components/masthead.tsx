import { useLocation } from "react-router";
import { homePath, listPath, localeOfPath, otherLocale, twinAddress } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";

/** The name of the house and the ways through it; the other language of the same page where it has one. */
export function Masthead() {
  const { pathname, search } = useLocation();
  const { locale } = useRootData();
  const { site } = useWords();
  const twin =
    localeOfPath(pathname) === undefined
      ? undefined
      : (twinAddress(pathname, search) ?? homePath(otherLocale(locale)));
  return (
    <header className="masthead">
      <a className="wordmark" href={homePath(locale)} aria-label={site.home}>
        <span>{site.name}</span>
      </a>
      <nav aria-label={site.mainLinks}>
        <ul className="masthead-links">
          <li>
            <a
              href={listPath(locale)}
              aria-current={pathname === listPath(locale) ? "page" : undefined}
            >
              {site.vacancies}
            </a>
          </li>
          {twin !== undefined && (
            <li>
              <a href={twin} lang={otherLocale(locale)} hrefLang={otherLocale(locale)}>
                {site.otherLanguage}
              </a>
            </li>
          )}
        </ul>
      </nav>
    </header>
  );
}
