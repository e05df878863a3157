import { readEveryRecord } from "@raakvlak/messaging";
import type { Needles, Sighting } from "./search-text.ts";

/**
 * Looks through every record of every topic with the prefix, key, value and headers, decompressed. `where` begins with
 * the topic's name without the prefix.
 */
export async function searchTopics(
  brokers: readonly string[],
  topicPrefix: string,
  needles: Needles,
): Promise<{ topics: string[]; records: number; sightings: Sighting[] }> {
  const sightings: Sighting[] = [];
  let records = 0;
  const topics = await readEveryRecord({
    brokers,
    topicPrefix,
    onRecord({ topic, partition, offset, key, value, headers }) {
      records += 1;
      const parts = { key, value: value ?? "", headers: JSON.stringify(headers) };
      for (const [part, content] of Object.entries(parts)) {
        const what = needles.find(content);
        if (what !== undefined)
          sightings.push({ where: `${topic} ${partition}@${offset} ${part}`, what });
      }
    },
  });
  return { topics, records, sightings };
}
