import { metrics, type Logger } from "@raakvlak/runtime";
import type { RunSource } from "./run-source.ts";

/** The figures that operators watch, and one line a run. */
export function createWatchedRuns(runSource: RunSource, logger: Logger): RunSource {
  const runs = metrics.counter("raakvlak_ingestion_runs_total");
  const items = metrics.counter("raakvlak_ingestion_items_total");
  const pages = metrics.counter("raakvlak_ingestion_pages_total");
  const seconds = metrics.histogram("raakvlak_ingestion_run_duration_seconds");
  return async (sourceId, request, signal) => {
    const report = await runSource(sourceId, request, signal);
    if (typeof report === "string" || report.dryRun) return report;
    const { runId, outcome, opened, changed, closed, unchanged, refused: rejected } = report;
    const durationMs = Date.parse(report.finishedAt) - Date.parse(report.startedAt);
    logger.info("run-finished", {
      sourceId,
      runId,
      outcome,
      opened,
      changed,
      closed,
      unchanged,
      rejected,
      durationMs,
    });
    runs.add(1, { outcome });
    seconds.record(durationMs / 1_000, { outcome });
    for (const [what, count] of Object.entries({ opened, changed, closed, unchanged, rejected }))
      if (count > 0) items.add(count, { what });
    const { listed: _listed, elsewhere: _elsewhere, ...fates } = report.pages ?? {};
    for (const [what, count] of Object.entries(fates)) if (count > 0) pages.add(count, { what });
    return report;
  };
}
