import type { PagesReport, RunReport, Source } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import type { ContentsStore, RunStore, SourceStore } from "./ports.ts";

export interface ListedSource extends Source {
  readonly openVacancies: number;
  readonly lastRun?: RunReport;
}

interface Needs {
  readonly sources: Pick<SourceStore, "list" | "find">;
  readonly runs: RunStore;
  readonly contents: Pick<ContentsStore, "load">;
}

/** All sources by id, each with what it holds open and its last run. */
export function createListSources({
  sources,
  runs,
  contents,
}: Needs): () => Promise<ListedSource[]> {
  return async () => {
    const stored = await sources.list();
    const reports = await runs.getMany(stored.flatMap(({ runIds }) => runIds.slice(0, 1)));
    const byId = new Map(reports.map((report) => [report.runId, report]));
    const listed: ListedSource[] = [];
    for (const { source, runIds } of stored) {
      const open = await contents.load(source.sourceId);
      const lastRun = byId.get(runIds[0] ?? "");
      listed.push({ ...source, openVacancies: open.size, ...(lastRun ? { lastRun } : {}) });
    }
    return listed;
  };
}

export interface ListedRuns {
  /** Newest first. */
  readonly runs: RunReport[];
  /** The one under way. */
  readonly running?: { runId: string; startedAt: string; pages?: PagesReport };
}

/** The runs of a source; undefined for a source that is not there. */
export function createListRuns({
  sources,
  runs,
  clock,
}: Pick<Needs, "sources" | "runs"> & { readonly clock: Clock }): (
  sourceId: string,
) => Promise<ListedRuns | undefined> {
  return async (sourceId) => {
    const stored = await sources.find(sourceId);
    if (!stored) return undefined;
    const reports = new Map(
      (await runs.getMany(stored.runIds)).map((report) => [report.runId, report]),
    );
    const listed = stored.runIds.flatMap((runId) => reports.get(runId) ?? []);
    const { running } = stored;
    // One whose lease is over has died; whoever takes its source over reports it.
    if (!running || running.leaseUntil <= clock.now()) return { runs: listed };
    const { runId, startedAt, pages } = running;
    return {
      runs: listed,
      running: { runId, startedAt: startedAt.toISOString(), ...(pages ? { pages } : {}) },
    };
  };
}
