import type { ReplayResult } from "../parked/parked-store.ts";
import type { RawRecord } from "../records/raw-record.ts";
import type { Next, Result } from "./step.ts";

/** One record through the middleware again: patient with faults, as its partition was, but not with an outage. */
export async function replay(steps: Next<RawRecord>, record: RawRecord): Promise<ReplayResult> {
  for (;;) {
    const [result] = await steps([record], { isStale: () => false });
    if (result?.kind === "postponed" && result.cause === "fault") await result.until;
    else return replayResults[result?.kind ?? "untried"];
  }
}

const replayResults: Readonly<Record<Result["kind"], ReplayResult>> = {
  done: "done",
  skipped: "skipped",
  rejected: "parked-again",
  postponed: "try-later",
  failed: "try-later",
  untried: "try-later",
};
