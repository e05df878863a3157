import type { Clock, Logger } from "@raakvlak/runtime";
import type { RunSource } from "./run-source.ts";
import type { SourceStore, StoredSource } from "./ports.ts";

interface Needs {
  readonly sources: Pick<SourceStore, "list">;
  readonly runSource: RunSource;
  /** 0 runs nothing by itself. */
  readonly everyMs: number;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Runs every source whose time has come, one after the other; one that fails does not keep the others from theirs. */
export function createRunDueSources({
  sources,
  runSource,
  everyMs,
  clock,
  logger,
}: Needs): (signal: AbortSignal) => Promise<void> {
  return async (signal) => {
    if (everyMs === 0) return;
    for (const stored of await sources.list()) {
      if (signal.aborted) return;
      if (!isDue(stored, clock.now(), everyMs)) continue;
      const { sourceId } = stored.source;
      try {
        await runSource(sourceId, { dryRun: false, confirmClosing: false }, signal);
      } catch (error) {
        logger.error("run-broke-off", { sourceId }, error);
      }
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
