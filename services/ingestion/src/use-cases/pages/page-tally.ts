import type { PagesReport } from "@raakvlak/contracts";
import type { ItemProblem } from "../../domain/source-item.ts";

export type PageFate = Exclude<keyof PagesReport, "listed" | "elsewhere">;

/** As many as a report has room for. */
const PROBLEMS_MAXIMUM = 1_000;

/** Counts what becomes of the pages of a run, and tells whoever watches. */
export function createPageTally(
  listed: Pick<PagesReport, "listed" | "elsewhere">,
  onProgress: (pages: PagesReport) => void,
) {
  const counts: Record<PageFate, number> = {
    read: 0,
    unchanged: 0,
    resumed: 0,
    gone: 0,
    failed: 0,
    disallowed: 0,
    waiting: listed.listed,
  };
  const problems: ItemProblem[] = [];
  const report = (): PagesReport => ({ ...listed, ...counts });
  onProgress(report());
  return {
    /** A page that was waiting has had its turn. */
    count(fate: Exclude<PageFate, "waiting">, address: string, problem?: string): void {
      counts.waiting -= 1;
      counts[fate] += 1;
      if (problem !== undefined && problems.length < PROBLEMS_MAXIMUM)
        problems.push({
          item: address.slice(-200),
          field: "page",
          message: problem.slice(0, 500),
        });
      onProgress(report());
    },
    report,
    problems,
  };
}

export type PageTally = ReturnType<typeof createPageTally>;
