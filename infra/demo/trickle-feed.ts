import { ingestionRoutes } from "@raakvlak/contracts";
import { createServiceClient, createSystemClock, developmentToken } from "@raakvlak/runtime";
import { readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const clock = createSystemClock();
const feedSchema = z.object({
  offers: z.array(z.looseObject({ id: z.union([z.int(), z.string()]) })),
});
export type Offer = z.output<typeof feedSchema>["offers"][number];

const sourceId = "demo-feed";
const feedFile = "demo-feed.json";

/** The offers of a Recruitee file, or of all such files in a folder. Throws with the file's name when it is not one. */
export async function readOffers(path: string): Promise<Offer[]> {
  const files = path.endsWith(".json")
    ? [path]
    : (await readdir(path))
        .filter((name) => name.endsWith(".json"))
        .toSorted()
        .map((name) => join(path, name));
  const offers: Offer[] = [];
  for (const file of files) {
    const parsed = feedSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (!parsed.success)
      throw new Error(`${file} is no Recruitee feed: ${z.prettifyError(parsed.error)}`);
    offers.push(...parsed.data.offers);
  }
  return offers;
}

export interface Trickle {
  offers: readonly Offer[];
  /** The folder that ingestion reads feeds from. */
  feedFolder: string;
  ingestionUrl: string;
  pauseMs: number;
  signal: AbortSignal;
  onProgress: (handedOver: number) => void;
}

/**
 * Lets the source's feed grow by one vacancy at a time and has ingestion fetch it each time, as a job board would look
 * to it. Returns when each vacancy was handed over, by its id in the feed, in milliseconds since 1970.
 */
export async function trickleFeed({
  offers,
  feedFolder,
  ingestionUrl,
  pauseMs,
  signal,
  onProgress,
}: Trickle): Promise<Map<string, number>> {
  const ingestion = createServiceClient(ingestionRoutes, {
    baseUrl: ingestionUrl,
    token: developmentToken("operator"),
    timeoutMs: 30_000,
  });
  const params = { sourceId };
  const source = await ingestion.putSource({
    params,
    body: {
      organisationId: "raakvlak",
      name: "Demo",
      format: "recruitee",
      location: { kind: "file", path: feedFile },
      closeShareMaximum: 50,
    },
  });
  if (!source.ok)
    throw new Error(
      `ingestion refused the source: ${source.problem.title} ${source.problem.detail ?? ""}`,
    );

  const handedOverAtMs = new Map<string, number>();
  for (const [index, offer] of offers.entries()) {
    if (signal.aborted) break;
    const file = join(feedFolder, feedFile);
    await writeFile(`${file}.new`, JSON.stringify({ offers: offers.slice(0, index + 1) }));
    await rename(`${file}.new`, file);
    handedOverAtMs.set(String(offer.id), clock.now().getTime());
    const run = await ingestion.runSource({
      params,
      body: { dryRun: false, confirmClosing: false },
    });
    if (!run.ok)
      throw new Error(
        `ingestion refused the run: ${run.problem.title} ${run.problem.detail ?? ""}`,
      );
    if (run.body.outcome !== "done")
      throw new Error(`the run ended with ${run.body.outcome}: ${run.body.detail ?? ""}`);
    onProgress(index + 1);
    await clock.sleep(pauseMs, signal);
  }
  return handedOverAtMs;
}
