import type { RankedList, RankingRequest } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import type { KeepSnapshot } from "./keep-snapshot.ts";
import type { ListAttention } from "./list-attention.ts";
import type { ComputeRanking } from "./rank-candidates.ts";

interface Needs {
  readonly attend: (request: RankingRequest) => ListAttention;
  readonly computeRanking: ComputeRanking;
  readonly keepSnapshot: KeepSnapshot;
  readonly clock: Clock;
}

export interface WatchOptions {
  readonly limit: number;
  /** The snapshot that the reader has already. */
  readonly shown?: string;
  readonly signal: AbortSignal;
}

/**
 * The ranked list of a vacancy or a search, and again each time when what a reader sees of it has become another: within
 * three quarters of a second of the index, half a second as a rule, a quarter when somebody in it is gone. Every list that
 * is given was stored as a snapshot before (what was sent counts as shown), and no other. Ends when the signal aborts or the
 * vacancy is not open any more.
 */
export type WatchCandidates = (
  request: RankingRequest,
  options: WatchOptions,
) => AsyncIterable<RankedList>;

const pauseMs = 500;
/** As many lists in a row come at that pace; one that changes on and on is stored a little less often. */
const mostInARow = 20;
const onAndOnMs = 700;
/** After so long without one there is one more to come at the quicker pace. */
const oneMoreMs = 2_000;

export function createWatchCandidates(needs: Needs): WatchCandidates {
  const { attend, computeRanking, keepSnapshot, clock } = needs;
  return async function* watch(request, { limit, shown, signal }) {
    let last = { id: shown, face: "" };
    const allowance = createAllowance(clock);
    using attention = attend(request);
    while (!signal.aborted) {
      attention.listBegins();
      const ranked = await computeRanking(request, limit);
      if (ranked.result !== "ranked") return;
      attention.listIs(ranked.list.candidates.map(({ candidateId }) => candidateId));
      const face = faceOf(ranked.list);
      const isNews = ranked.snapshot.id !== last.id && face !== last.face;
      last = { id: ranked.snapshot.id, face };
      if (isNews) {
        await keepSnapshot(ranked.snapshot);
        allowance.spend();
        yield ranked.list;
      }
      await attention.untilNext(allowance.isLeft() ? pauseMs : onAndOnMs, signal);
    }
  };
}

/** What somebody who looks at the list sees of it. */
function faceOf({ asked, model, candidates }: RankedList): string {
  const shown = candidates.map(({ candidateId, score, reasons, points }) => [
    candidateId,
    score,
    reasons,
    points,
  ]);
  const version = asked.kind === "vacancy" ? asked.vacancyVersion : undefined;
  return JSON.stringify([version, model, shown]);
}

function createAllowance(clock: Clock) {
  let left = mostInARow;
  let countedAt = clock.now().getTime();
  const count = () => {
    const now = clock.now().getTime();
    left = Math.min(mostInARow, left + (now - countedAt) / oneMoreMs);
    countedAt = now;
  };
  return {
    spend() {
      count();
      left = Math.max(0, left - 1);
    },
    isLeft() {
      count();
      return left >= 1;
    },
  };
}
