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
  feedBytesMaximum: configSchemas.whole(1_000, 200_000_000).default(50_000_000),
  feedItemsMaximum: configSchemas.whole(1, 100_000).default(20_000),
  feedSecondsMaximum: configSchemas.whole(1, 600).default(60),
});

export type Config = z.output<typeof configSchema>;

export function loadIngestionConfig(
  environment: Record<string, string | undefined> = process.env,
): Config {
  return loadConfig(configSchema, environment);
}
