import { matchingRoutes } from "@raakvlak/contracts";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import type { ExplainPair } from "../use-cases/explain-pair.ts";
import type { RankCandidates } from "../use-cases/rank-candidates.ts";
import type { RankVacancies } from "../use-cases/rank-vacancies.ts";
import type { ReplaySnapshot } from "../use-cases/replay-snapshot.ts";

interface Needs {
  readonly rankCandidates: RankCandidates;
  readonly rankVacancies: RankVacancies;
  readonly explainPair: ExplainPair;
  readonly replaySnapshot: ReplaySnapshot;
}

const unknownVacancy = () => httpProblem(404, "vacancy-unknown", "No such vacancy");
const unknownCandidate = () =>
  httpProblem(404, "candidate-unknown", "No such candidate, or no consent at all");

/** Lists, explanations and replays: all computed on read. */
export function createRankingRoutes(needs: Needs): BoundRoute[] {
  const { rankCandidates, rankVacancies, explainPair, replaySnapshot } = needs;
  return [
    bindRoute(matchingRoutes.rankCandidates, async ({ params, query }) => {
      const ranked = await rankCandidates(params.vacancyId, query.limit);
      if (ranked.result === "unknown-vacancy") return unknownVacancy();
      if (ranked.result === "vacancy-closed")
        return httpProblem(409, "vacancy-closed", "The vacancy is closed");
      return ranked.list;
    }),
    bindRoute(
      matchingRoutes.rankVacancies,
      async ({ params, query }) =>
        (await rankVacancies(params.candidateId, query.limit)) ?? unknownCandidate(),
    ),
    bindRoute(matchingRoutes.explain, async ({ params, query }) => {
      const explained = await explainPair(params.candidateId, params.vacancyId, query.purpose);
      if (!("unknown" in explained)) return explained;
      return explained.unknown === "vacancy" ? unknownVacancy() : unknownCandidate();
    }),
    bindRoute(matchingRoutes.replaySnapshot, async ({ params }) => {
      const replayed = await replaySnapshot(params.snapshotId);
      if (replayed.result === "unknown-snapshot")
        return httpProblem(404, "snapshot-unknown", "No such snapshot");
      if (replayed.result === "unknown-model")
        return httpProblem(
          409,
          "model-unknown",
          "This version of the service lacks the snapshot's model",
        );
      return replayed.replay;
    }),
  ];
}
