import { totalmem } from "node:os";
import { configSchemas, loadConfig, serviceConfigShape } from "@raakvlak/runtime";
import { z } from "zod";

const mebibyte = 2 ** 20;
/** Two memories of 2 GiB each is what an index can address during a rebuild. */
const mostMebibytes = 4_095;

/** Half of what the machine, or the container, has. */
function halfOfMemory(): number {
  const constrained = process.constrainedMemory();
  const bytes = Math.min(totalmem(), constrained > 0 ? constrained : totalmem());
  return Math.min(mostMebibytes, Math.max(64, Math.floor(bytes / 2 / mebibyte)));
}

const configSchema = z.object({
  ...serviceConfigShape,
  internalPort: configSchemas.internalPort("matching"),
  tokenOut: configSchemas.tokenOut("matching"),
  databaseName: configSchemas.databaseName("raakvlak-matching"),
  /** The dispatcher makes jobs of facts; a worker holds the index, runs jobs and answers HTTP; all does both. */
  matchingRole: z.enum(["dispatcher", "worker", "all"]).default("all"),
  /** Jobs at a time in one worker: while some wait for the stores another computes, and what they store goes there together. */
  matchingConcurrency: configSchemas.whole(1, 64).default(32),
  /**
   * Threads that look for the vacancies of jobs side by side, over one index; more than 1 needs as many processors, and makes the
   * index's memory a shared one.
   */
  matchingThreads: configSchemas.whole(1, 16).default(1),
  /** A worker whose index is farther behind than this is not ready, in milliseconds. */
  matchingBehindAtMostMs: configSchemas.whole(1_000, 600_000).default(30_000),
  /** Where a worker keeps its index between two starts: the profiles, so a folder for its eyes alone. Unset: nowhere. */
  matchingSnapshotFolder: z.string().min(1).max(1_000).optional(),
  /** How often it is written there, in minutes. */
  matchingSnapshotMinutes: configSchemas.whole(1, 720).default(15),
  /** What a worker's index of profiles may take of memory, a rebuild included, in MiB; default half of the machine's. */
  matchingIndexMebibytes: configSchemas.whole(1, mostMebibytes).default(halfOfMemory),
});

export type Config = z.output<typeof configSchema>;

/** Throws a ConfigError that names every problem. */
export function loadMatchingConfig(
  environment: Record<string, string | undefined> = process.env,
): Config {
  return loadConfig(configSchema, environment);
}
