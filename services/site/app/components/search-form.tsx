import { workModes, type Locale } from "@raakvlak/contracts";
import { workModeLabel } from "@raakvlak/vocabulary";
import { radiiKm, searchSorts, type SearchSort } from "../../src/domain/vacancy-search.ts";
import { textMaximum, type ReadSearch } from "../../src/use-cases/read-search.ts";
import { parameterNames, sortNames, workModeNames } from "../../src/use-cases/search-parameters.ts";
import { listPath } from "../addresses.ts";
import { useRootData, useWords } from "../root-data.ts";
import type { Words } from "../words/choose-words.ts";
import { Checkbox, FieldFault, SelectField, TextField, TextInput } from "./field.tsx";
import { faultOf } from "./search-faults.tsx";

export interface SearchFormProps {
  readonly read: ReadSearch;
  /** Default true: with pay, hours, workplace and order. */
  readonly complete?: boolean;
}

/** Sends itself by GET, so that every search has an address; keeps what was typed. */
export function SearchForm({ read, complete = true }: SearchFormProps) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  const names = parameterNames[locale];
  return (
    <form
      className="search"
      action={listPath(locale)}
      method="get"
      role="search"
      aria-label={words.form}
    >
      <div className="search-main">
        <TextField
          id="text"
          name={names.text}
          label={words.text}
          value={read.typed.text}
          hint={read.typed.text === "" ? words.textExample : undefined}
          fault={faultOf(read, "text", locale)}
          maxLength={textMaximum}
        />
        <TextField
          id="place"
          name={names.place}
          label={words.place}
          value={read.typed.place}
          hint={read.typed.place === "" ? words.placeExample : undefined}
          fault={faultOf(read, "place", locale)}
        />
        <SelectField
          id="radius"
          name={names.radius}
          label={words.radius}
          value={String(read.typed.radiusKm)}
          options={radiiKm.map((km) => ({
            value: String(km),
            label: words.radiusKm(String(km)),
          }))}
        />
        <button className="button" type="submit">
          {words.submit}
        </button>
      </div>
      {complete && <MoreFields read={read} />}
    </form>
  );
}

function isInUse({ typed, search, faults }: ReadSearch): boolean {
  return (
    typed.pay !== "" ||
    typed.hoursFrom !== "" ||
    typed.hoursTo !== "" ||
    search.onlyStatedPay ||
    search.workModes.length > 0 ||
    faults.some(({ field }) => field === "pay" || field === "hoursFrom" || field === "hoursTo")
  );
}

function MoreFields({ read }: { read: ReadSearch }) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  const names = parameterNames[locale];
  return (
    <details className="search-more" open={isInUse(read)}>
      <summary>{words.moreFilters}</summary>
      <div className="search-more-fields">
        <div>
          <TextField
            id="pay"
            name={names.pay}
            label={words.pay}
            value={read.typed.pay}
            hint={words.payHint}
            fault={faultOf(read, "pay", locale)}
            numeric
          />
          <Checkbox
            name={names.onlyStatedPay}
            value="1"
            label={words.onlyStatedPay}
            checked={read.search.onlyStatedPay}
          />
        </div>
        <HoursFields read={read} />
        <fieldset className="field">
          <legend>{words.workMode}</legend>
          <div className="choices">
            {workModes.map((mode) => (
              <Checkbox
                key={mode}
                name={names.workMode}
                value={workModeNames[locale][mode]}
                label={workModeLabel(mode, locale)}
                checked={read.search.workModes.includes(mode)}
              />
            ))}
          </div>
        </fieldset>
        <SelectField
          id="sort"
          name={names.sort}
          label={words.sort}
          value={sortNames[locale][read.search.sort]}
          options={sortOptions(locale, words, read.search.text !== "")}
        />
      </div>
    </details>
  );
}

function sortOptions(locale: Locale, words: Words["search"], withText: boolean) {
  const labels: Readonly<Record<SearchSort, string>> = {
    newest: words.sortNewest,
    relevance: words.sortRelevance,
    pay: words.sortPay,
  };
  return searchSorts
    .filter((sort) => withText || sort !== "relevance")
    .map((sort) => ({ value: sortNames[locale][sort], label: labels[sort] }));
}

function HoursFields({ read }: { read: ReadSearch }) {
  const { locale } = useRootData();
  const { search: words } = useWords();
  const names = parameterNames[locale];
  const faults = {
    hoursFrom: faultOf(read, "hoursFrom", locale),
    hoursTo: faultOf(read, "hoursTo", locale),
  };
  return (
    <fieldset className="field">
      <legend>{words.hours}</legend>
      <div className="field-pair">
        <TextInput
          id="hoursFrom"
          name={names.hoursFrom}
          value={read.typed.hoursFrom}
          fault={faults.hoursFrom}
          ariaLabel={words.hoursFrom}
          numeric
        />
        <span aria-hidden="true">{words.hoursTo}</span>
        <TextInput
          id="hoursTo"
          name={names.hoursTo}
          value={read.typed.hoursTo}
          fault={faults.hoursTo}
          ariaLabel={words.hoursToFull}
          numeric
        />
      </div>
      {faults.hoursFrom !== undefined && <FieldFault id="hoursFrom">{faults.hoursFrom}</FieldFault>}
      {faults.hoursTo !== undefined && <FieldFault id="hoursTo">{faults.hoursTo}</FieldFault>}
    </fieldset>
  );
}
