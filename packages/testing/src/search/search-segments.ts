import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { brokerLogFolders } from "@raakvlak/messaging";
import { batchesIn } from "./record-batches.ts";
import type { Needles, Sighting } from "./search-text.ts";

/**
 * Looks through the broker's own files of every topic with the prefix, batch by batch and decompressed: also what
 * compaction has hidden from readers but not yet deleted. `segments` is undefined where the files are on another machine.
 */
export async function searchSegments(
  brokers: readonly string[],
  topicPrefix: string,
  needles: Needles,
): Promise<{ segments: number | undefined; sightings: Sighting[] }> {
  const folders = (await brokerLogFolders(brokers)).filter((folder) => existsSync(folder));
  if (folders.length === 0) return { segments: undefined, sightings: [] };
  const sightings: Sighting[] = [];
  let segments = 0;
  for (const folder of folders)
    for (const file of await segmentsIn(folder, topicPrefix)) {
      segments += 1;
      const where = file.slice(topicPrefix.length);
      for (const batch of batchesIn(await readOrNothing(join(folder, file)))) {
        const what = needles.find(batch);
        if (what !== undefined) sightings.push({ where, what });
      }
    }
  return { segments, sightings };
}

/** Also `.log.deleted` and `.log.cleaned`: what compaction is about to remove is still there. */
async function segmentsIn(folder: string, topicPrefix: string): Promise<string[]> {
  const files: string[] = [];
  for (const partition of await readdir(folder))
    if (partition.startsWith(topicPrefix))
      for (const file of await readdir(join(folder, partition)))
        if (file.includes(".log")) files.push(join(partition, file));
  return files;
}

/** Compaction may remove a file between the listing and now. */
async function readOrNothing(path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return Buffer.alloc(0);
    throw error;
  }
}
