import type { BodyContext, Format, LinkedDataFormat, XmlFormat } from "../../domain/format.ts";
import { formats } from "../../domain/formats.ts";
import { readJson } from "../../domain/read-json.ts";
import type { ReadFeed, ReadItem } from "../../domain/source-item.ts";
import type { FeedBody, ReadLimits } from "../../use-cases/ports.ts";
import { decodeText } from "./decode-text.ts";
import { findScripts } from "./find-scripts.ts";
import { parseXml } from "./parse-xml.ts";

/** A body as the items of its format. Never throws for what a source wrote. */
export function readFeedBody(
  format: keyof typeof formats,
  { bytes, charset, address }: FeedBody,
  limits: ReadLimits,
): ReadFeed {
  const decoded = decodeText(bytes, charset);
  if (!decoded.ok) return decoded;
  return readText(formats[format], decoded.text, { ...limits, address });
}

function readText(format: Format, text: string, context: BodyContext): ReadFeed {
  switch (format.syntax) {
    case "json": {
      const json = readJson(text, context);
      return json.ok ? format.read(json.value, context) : json;
    }
    case "xml":
      return readXml(format, text, context);
    case "linked-data":
      return readPage(format, text, context);
  }
}

function readXml(format: XmlFormat, text: string, context: BodyContext): ReadFeed {
  const items: ReadItem[] = [];
  const parsed = parseXml(text, format.shape, {
    bounds: context,
    onItem: (item) => void items.push(format.readItem(item, items.length + 1, context)),
  });
  if (!parsed.ok)
    return { ok: false, detail: `The body is no ${format.name} feed. ${parsed.detail}` };
  return parsed.isCut
    ? { ok: true, items, incomplete: "The feed ends before its last element is closed." }
    : { ok: true, items };
}

function readPage(format: LinkedDataFormat, html: string, context: BodyContext): ReadFeed {
  const found = findScripts(html);
  return found.ok ? format.read(found.scripts, context) : found;
}
