import type { Locale } from "@raakvlak/contracts";

const names: Readonly<Record<Locale, Intl.DisplayNames>> = {
  nl: new Intl.DisplayNames(["nl"], { type: "region" }),
  en: new Intl.DisplayNames(["en"], { type: "region" }),
};

/** The name of a country by its ISO 3166-1 code; a code that is none names itself. */
export function countryLabel(code: string, locale: Locale): string {
  return names[locale].of(code) ?? code;
}
