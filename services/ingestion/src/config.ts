import { fileURLToPath } from "node:url";
import { configSchemas, loadConfig, serviceConfigShape } from "@raakvlak/runtime";
import { z } from "zod";

const exampleFeeds = fileURLToPath(new URL("../../../infra/demo/feed", import.meta.url));

const configSchema = z.object({
  ...serviceConfigShape,
  internalPort: configSchemas.internalPort("ingestion"),
  tokenOut: configSchemas.tokenOut("ingestion"),
  databaseName: configSchemas.databaseName("raakvlak-ingestion"),
  /** File sources are read from here and from nowhere else. */
  feedFolder: z.string().min(1).max(1_000).default(exampleFeeds),
  /** Hosts that feeds may come from although they are not public: "host" or "host:port", separated by commas. */
  allowedFeedHosts: configSchemas.list.default([]),
  /** Minutes between two scheduled runs of a source; 0 runs none by itself. */
  runEveryMinutes: configSchemas.whole(0, 10_080).default(15),
  /** What a feed costs in memory grows with it: the README has figures. */
  feedBytesMaximum: configSchemas.whole(1_000, 200_000_000).default(6_000_000),
  feedItemsMaximum: configSchemas.whole(1, 100_000).default(20_000),
  /** To fetch a feed. */
  feedSecondsMaximum: configSchemas.whole(1, 600).default(60),
  /** Of a list of pages, in one run; the others have their turn in the next. */
  pagesMaximum: configSchemas.whole(1, 5_000).default(500),
  /** Between two requests to the same list of pages; more where its robots.txt asks for more. */
  pageDelayMs: configSchemas.whole(0, 60_000).default(1_000),
  /** Within which one run asks for pages. */
  pagesMinutesMaximum: configSchemas.whole(1, 1_440).default(30),
  /** Heap of the process that reads feeds; a feed that needs more is refused. */
  readerHeapMb: configSchemas.whole(32, 4_096).default(48),
  /** To read a feed, once it is fetched. */
  readerSecondsMaximum: configSchemas.whole(1, 3_600).default(300),
});

export type Config = z.output<typeof configSchema>;

export function loadIngestionConfig(
  environment: Record<string, string | undefined> = process.env,
): Config {
  return loadConfig(configSchema, environment);
}
