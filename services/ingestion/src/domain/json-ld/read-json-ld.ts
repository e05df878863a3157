import type { BodyContext, LinkedDataFormat } from "../format.ts";
import { readFields, reasonOf, titleSchema } from "../read-fields.ts";
import type { ReadFeed, ReadItem } from "../source-item.ts";
import { decodeEntities } from "./decode-entities.ts";
import { findPostings } from "./find-postings.ts";
import { itemFromPosting } from "./item-from-posting.ts";
import { postingFields } from "./posting-fields.ts";
import { externalIdOf, pageUrl } from "./posting-identity.ts";
import { readRepairedJson } from "./repair-json.ts";

/** Pages that describe vacancies by schema.org's JobPosting in a script of JSON-LD. */
export const jsonLd: LinkedDataFormat = { syntax: "linked-data", read: readScripts };

interface Found {
  readonly record: Readonly<Record<string, unknown>>;
  readonly repairs: readonly string[];
  readonly confidence: number;
}

/**
 * Reads the scripts of a page. A script that can not be read harms no other; when it seems to hold a vacancy, nothing that
 * is missing is taken for gone.
 */
function readScripts(scripts: readonly string[], context: BodyContext): ReadFeed {
  const found: Found[] = [];
  const broken: ReadItem[] = [];
  for (const [index, script] of scripts.entries()) {
    const read = readRepairedJson(script, context);
    if (read.ok)
      for (const record of findPostings(read.value))
        found.push({ record, repairs: read.repairs, confidence: read.confidence });
    else if (script.includes("JobPosting"))
      broken.push({ problems: [{ item: `script ${index + 1}`, field: "", message: read.detail }] });
  }
  if (found.length > context.itemsMaximum)
    return {
      ok: false,
      detail: `The page has ${found.length} vacancies; at most ${context.itemsMaximum} are read.`,
    };
  const items = found.map((one, index) => readPosting(one, { context, index, of: found.length }));
  return broken.length === 0
    ? { ok: true, items }
    : {
        ok: true,
        items: [...items, ...broken],
        incomplete: `A script of ${context.address.slice(0, 300)} seems to hold a vacancy and can not be read.`,
      };
}

interface Position {
  readonly context: BodyContext;
  readonly index: number;
  readonly of: number;
}

function readPosting({ record, repairs, confidence }: Found, at: Position): ReadItem {
  const { address } = at.context;
  const url = pageUrl(record["url"] ?? record["@id"], address);
  const externalId = externalIdOf(record, { url, address, isOnly: at.of === 1 });
  if (externalId === undefined) {
    const message = "must have an identifier or a url, since the page has several vacancies";
    return { problems: [{ item: `#${at.index + 1}`, field: "identifier", message }] };
  }
  const { fields, problems } = readFields(record, postingFields, externalId);
  const notes = repairs.map((repair) => ({
    item: externalId,
    field: "",
    message: `was read after a repair of its JSON-LD: ${repair}`,
  }));
  const all = [...notes, ...problems];
  const title = titleSchema.safeParse(titleOf(record));
  if (!title.success)
    return {
      externalId,
      problems: [...all, { item: externalId, field: "title", message: reasonOf(title.error) }],
    };
  const item = itemFromPosting({
    externalId,
    title: title.data,
    fields,
    url: url ?? pageUrl(address, address),
  });
  return {
    externalId,
    item: confidence === 100 ? item : { ...item, confidenceMaximum: confidence },
    problems: all,
  };
}

/** Some write the name where the title belongs. */
function titleOf(record: Readonly<Record<string, unknown>>): unknown {
  const title = record["title"] ?? record["name"];
  return typeof title === "string"
    ? decodeEntities(title.slice(0, 4_000)).replaceAll(/\s+/g, " ")
    : title;
}
