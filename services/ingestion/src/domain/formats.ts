import type { Source } from "@raakvlak/contracts";
import type { Format } from "./format.ts";
import { jsonLd } from "./json-ld/read-json-ld.ts";
import { personio } from "./personio/read-personio.ts";
import { readRecruitee } from "./recruitee/read-recruitee.ts";

/** Every format that sources may have; a further one is a folder beside these and a line here. */
export const formats: Readonly<Record<Source["format"], Format>> = {
  recruitee: { syntax: "json", read: readRecruitee },
  personio,
  "json-ld": jsonLd,
};
