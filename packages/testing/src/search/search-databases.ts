import { connectDatabase, createLogger } from "@raakvlak/runtime";
import type { Needles, Sighting } from "./search-text.ts";

/** Looks through every document of every database whose name begins with the prefix, as the server hands them over. */
export async function searchDatabases(
  url: string,
  prefix: string,
  needles: Needles,
): Promise<{ databases: string[]; documents: number; sightings: Sighting[] }> {
  if (prefix === "") throw new Error("searching databases needs a prefix");
  const logger = createLogger({ service: "search-databases", level: "silent" });
  await using connection = await connectDatabase({ url, name: prefix, logger });
  const client = connection.connection.getClient();
  const { databases } = await client.db("admin").admin().listDatabases({ nameOnly: true });
  const names = databases.map(({ name }) => name).filter((name) => name.startsWith(prefix));
  const sightings: Sighting[] = [];
  let documents = 0;
  for (const name of names)
    for (const collection of await client.db(name).collections()) {
      const place = `${name}/${collection.collectionName}`;
      // Raw: the bytes as they came, so that no field can hide behind a type.
      for await (const document of collection.find({}, { raw: true })) {
        documents += 1;
        const what = needles.find(document as unknown as Buffer);
        if (what !== undefined) sightings.push({ where: place, what });
      }
    }
  return { databases: names, documents, sightings };
}
