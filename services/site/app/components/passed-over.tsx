import type { ReadSearch, SearchFault } from "../../src/use-cases/read-search.ts";
import { useWords } from "../root-data.ts";
import type { Words } from "../words/choose-words.ts";
import { Notice } from "./notice.tsx";

const labelOf = (field: SearchFault["field"], words: Words["search"]): string =>
  ({
    text: words.text,
    place: words.place,
    pay: words.pay,
    hoursFrom: words.hours,
    hoursTo: words.hours,
  })[field];

/** Says above the results which of the fields they take no account of, and leads to them. */
export function PassedOver({ read }: { read: ReadSearch }) {
  const { search: words } = useWords();
  const fields = new Map(
    read.faults
      .filter(({ field }) => field !== "text")
      .map(({ field }) => [labelOf(field, words), field]),
  );
  if (fields.size === 0) return undefined;
  return (
    <Notice title={words.faults} tone="danger">
      <p>{words.faultsText}</p>
      <ul>
        {[...fields].map(([label, field]) => (
          <li key={field}>
            <a href={`#${field}`}>{label}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
