import { feedPath, listPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";

/** What stands at the end of every page. */
export function Colophon() {
  const { locale } = useRootData();
  const { site } = useWords();
  return (
    <footer className="colophon">
      <p>
        {site.name}. {site.aboutUs}
      </p>
      <ul>
        <li>
          <a href={listPath(locale)}>{site.toVacancies}</a>
        </li>
        <li>
          <a href={feedPath(locale)}>{site.feed}</a>
        </li>
      </ul>
    </footer>
  );
}
