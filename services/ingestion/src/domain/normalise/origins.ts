import type { Vacancy } from "@raakvlak/contracts";
import type { SourceItem } from "../source-item.ts";
import type { ReadValues } from "./normalise-item.ts";
import { READ, STATED, understood, type Understood } from "./understood.ts";

/** Where each value came from, by its path in the vacancy. */
export function originsOf(source: string, item: SourceItem, read: ReadValues): Vacancy["origin"] {
  const origin: Vacancy["origin"] = {};
  const note = (path: string, value: Understood<unknown> | undefined) => {
    if (value)
      origin[path] = {
        source,
        confidence: Math.min(value.confidence, item.confidenceMaximum ?? 100),
        ...(value.words === undefined || value.words === "" ? {} : { words: value.words }),
      };
  };
  note("title", understood(item.title, STATED, item.title));
  for (const field of [
    "hours",
    "workMode",
    "officeDays",
    "education",
    "yearsAsked",
    "seniority",
    "roleFamily",
  ] as const)
    note(field, read[field]);
  for (const [index, place] of read.places.places.entries()) note(`places.${index}`, place);
  for (const [index, kind] of read.contractKinds.entries()) note(`contractKinds.${index}`, kind);
  for (const [index, language] of read.languages.entries()) note(`languages.${index}`, language);
  for (const [index, occupation] of read.occupations.entries())
    note(`occupations.${index}`, understood(occupation, occupation.confidence, item.title));
  for (const field of ["fixedMin", "fixedMax", "variable", "onTarget"] as const)
    if (read.pay.value[field] !== undefined) note(`pay.${field}`, read.pay);
  if (read.skills.length > 0) note("skills", understood(read.skills, READ));
  if (read.sales.sectors.length > 0) note("sales.sectors", understood(read.sales.sectors, READ));
  return origin;
}
