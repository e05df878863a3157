import type { Clock, Logger } from "@raakvlak/runtime";
import type { BesideRuns } from "./beside-runs.ts";
import type { RunSource } from "./run-source.ts";
import type { SourceStore, StoredSource } from "./ports.ts";

interface Needs {
  readonly sources: Pick<SourceStore, "list">;
  readonly runSource: RunSource;
  /** 0 runs nothing by itself. */
  readonly everyMs: number;
  readonly beside: Pick<BesideRuns, "start">;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Runs every source whose time has come, one after the other, and lists of pages beside them, since these take minutes; one
 * that fails does not keep the others from theirs.
 */
export function createRunDueSources({
  sources,
  runSource,
  everyMs,
  beside,
  clock,
  logger,
}: Needs): (signal: AbortSignal) => Promise<void> {
  const run = async (sourceId: string, signal: AbortSignal) => {
    try {
      await runSource(sourceId, { dryRun: false, confirmClosing: false }, signal);
    } catch (error) {
      logger.error("run-broke-off", { sourceId }, error);
    }
  };
  return async (signal) => {
    if (everyMs === 0) return;
    for (const stored of await sources.list()) {
      if (signal.aborted) return;
      if (!isDue(stored, clock.now(), everyMs)) continue;
      const { sourceId, pages } = stored.source;
      if (pages) beside.start(() => run(sourceId, signal));
      else await run(sourceId, signal);
    }
  };
}

/** Its interval has passed since the last start, or since it was added; or its run's process died, then at once. */
function isDue(
  { running, lastStartedAt, createdAt }: StoredSource,
  now: Date,
  everyMs: number,
): boolean {
  if (running) return running.leaseUntil <= now;
  return (lastStartedAt ?? createdAt).getTime() + everyMs <= now.getTime();
}
