import type { Locale } from "@raakvlak/contracts";
import { findPlace, formatEuros } from "@raakvlak/vocabulary";
import type { ReactNode } from "react";
import { textMaximum, type ReadSearch, type SearchFault } from "../../src/use-cases/read-search.ts";
import { payLeast, payMost } from "../../src/use-cases/read-number.ts";
import { writeSearch } from "../../src/use-cases/write-search.ts";
import { listPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";
import { wordsIn } from "../words/choose-words.ts";

/** Says under its field why it could not be used, and offers what was likely meant. */
export function faultOf(
  read: ReadSearch,
  field: SearchFault["field"],
  locale: Locale,
): ReactNode | undefined {
  const fault = read.faults.find((found) => found.field === field);
  if (fault === undefined) return undefined;
  const said = wordsOf(fault, read, locale);
  return fault.field === "place" && fault.suggestions.length > 0 ? (
    <>
      {said} <Suggestions read={read} labels={fault.suggestions} />
    </>
  ) : (
    said
  );
}

function wordsOf(fault: SearchFault, { typed }: ReadSearch, locale: Locale): string {
  const { search: words } = wordsIn(locale);
  if (fault.field === "text") return words.textTooLong(String(textMaximum));
  if (fault.field === "place") return words.placeUnknown(typed.place);
  if (fault.code === "reversed") return words.hoursReversed;
  if (fault.code === "per-year") return words.payPerYear(formatEuros(fault.monthly, locale));
  if (fault.code === "out-of-range")
    return words.payOutOfRange(formatEuros(payLeast, locale), formatEuros(payMost, locale));
  return fault.field === "pay"
    ? words.payNotNumber(typed.pay)
    : words.hoursNotNumber(typed[fault.field]);
}

function Suggestions({ read, labels }: { read: ReadSearch; labels: readonly string[] }) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  const offers = labels.flatMap((label) => {
    const place = findPlace(label);
    return place === undefined
      ? []
      : [{ label, search: { ...read.search, place, radiusKm: read.typed.radiusKm, page: 1 } }];
  });
  return (
    <span>
      {words.placeMeant}{" "}
      {offers.map(({ label, search }, index) => (
        <span key={label}>
          {index > 0 && ", "}
          <a href={listPath(locale) + writeSearch(search, locale)}>{label}</a>
        </span>
      ))}
      ?
    </span>
  );
}
