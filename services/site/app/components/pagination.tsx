import { formatNumber } from "@raakvlak/vocabulary";
import { useRootData, useWords } from "../root-data.ts";

export interface PaginationProps {
  readonly page: number;
  readonly pages: number;
  /** Path and query of a page. */
  readonly addressOf: (page: number) => string;
}

/** The way to the pages before and after; nothing when there is one page only. */
export function Pagination({ page, pages, addressOf }: PaginationProps) {
  const { locale } = useRootData();
  const { search } = useWords();
  if (pages < 2) return undefined;
  return (
    <nav className="pagination" aria-label={search.morePages}>
      {page > 1 && (
        <a href={addressOf(page - 1)} rel="prev">
          <span aria-hidden="true">←&nbsp;</span>
          {search.previousPage}
        </a>
      )}
      <span className="quiet">
        {search.pageOf(formatNumber(page, locale), formatNumber(pages, locale))}
      </span>
      {page < pages && (
        <a href={addressOf(page + 1)} rel="next">
          {search.nextPage}
          <span aria-hidden="true">&nbsp;→</span>
        </a>
      )}
    </nav>
  );
}
