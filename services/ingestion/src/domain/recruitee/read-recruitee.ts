import { z } from "zod";
import type { BodyContext } from "../format.ts";
import { idSchema, readFields, reasonOf, titleSchema } from "../read-fields.ts";
import type { ReadFeed, ReadItem } from "../source-item.ts";
import { itemFromOffer } from "./item-from-offer.ts";
import { optionalFields } from "./offer-fields.ts";

const feedSchema = z.object({ offers: z.array(z.unknown()) });
const recordSchema = z.record(z.string(), z.unknown());

/**
 * Reads the answer of Recruitee's public `/api/offers`. Never throws: a body that is no feed fails as a whole, an offer
 * without id or title is refused, any other damaged field is left out and named.
 */
export function readRecruitee(
  body: unknown,
  { itemsMaximum }: Pick<BodyContext, "itemsMaximum">,
): ReadFeed {
  const feed = feedSchema.safeParse(body);
  if (!feed.success)
    return { ok: false, detail: "The body is no Recruitee feed: it has no list named offers." };
  const { offers } = feed.data;
  if (offers.length > itemsMaximum)
    return {
      ok: false,
      detail: `The feed has ${offers.length} offers; at most ${itemsMaximum} are read.`,
    };
  return { ok: true, items: offers.map(readOffer) };
}

function readOffer(value: unknown, index: number): ReadItem {
  const record = recordSchema.safeParse(value);
  const position = `#${index + 1}`;
  if (!record.success)
    return { problems: [{ item: position, field: "", message: "is no object" }] };
  const id = idSchema.safeParse(record.data["id"]);
  if (!id.success)
    return { problems: [{ item: position, field: "id", message: reasonOf(id.error) }] };
  return readIdentified(record.data, id.data);
}

function readIdentified(record: Record<string, unknown>, externalId: string): ReadItem {
  const { fields, problems } = readFields(record, optionalFields, externalId);
  const refused = (field: string, message: string): ReadItem => ({
    externalId,
    problems: [...problems, { item: externalId, field, message }],
  });
  const title = titleSchema.safeParse(record["title"]);
  if (!title.success) return refused("title", reasonOf(title.error));
  if (fields.status !== undefined && fields.status !== "published")
    return refused("status", `is "${fields.status}", not published`);
  return { externalId, item: itemFromOffer({ externalId, title: title.data, fields }), problems };
}
