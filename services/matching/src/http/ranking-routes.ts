import { matchingRoutes } from "@raakvlak/contracts";
import { bindRoute, httpProblem, type BoundRoute } from "@raakvlak/runtime";
import type { AskWhatIf } from "../use-cases/ask-what-if.ts";
import type { ExplainPair } from "../use-cases/explain-pair.ts";
import type { NoList } from "../use-cases/find-asked.ts";
import type { RankCandidates } from "../use-cases/rank-candidates.ts";
import type { RankVacancies } from "../use-cases/rank-vacancies.ts";
import { replayOf, type ReplaySnapshot } from "../use-cases/replay-snapshot.ts";

interface Needs {
  readonly rankCandidates: RankCandidates;
  readonly rankVacancies: RankVacancies;
  readonly explainPair: ExplainPair;
  readonly askWhatIf: AskWhatIf;
  readonly replaySnapshot: ReplaySnapshot;
}

/** Why there is no list. */
export function noList({ result }: NoList) {
  return result === "unknown-vacancy"
    ? unknownVacancy()
    : httpProblem(409, "vacancy-closed", "The vacancy is closed");
}

export const unknownSnapshot = () => httpProblem(404, "snapshot-unknown", "No such snapshot");
const unknownVacancy = () => httpProblem(404, "vacancy-unknown", "No such vacancy");
const unknownCandidate = () =>
  httpProblem(404, "candidate-unknown", "No such candidate, or no consent at all");

/** Lists, explanations, what-if and replays: all computed on read. */
export function createRankingRoutes(needs: Needs): BoundRoute[] {
  const { rankCandidates, rankVacancies, explainPair, askWhatIf, replaySnapshot } = needs;
  return [
    bindRoute(matchingRoutes.rankCandidates, async ({ params: { vacancyId }, query }) => {
      const ranked = await rankCandidates({ kind: "vacancy", vacancyId }, query.limit);
      if (ranked.result !== "ranked") return noList(ranked);
      const { asked, ...list } = ranked.list;
      const vacancyVersion = asked.kind === "vacancy" ? asked.vacancyVersion : 0;
      return { vacancyId, vacancyVersion, ...list };
    }),
    bindRoute(matchingRoutes.rankCandidatesFor, async ({ body, query }) => {
      const ranked = await rankCandidates(body, query.limit);
      return ranked.result === "ranked" ? ranked.list : noList(ranked);
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
    bindRoute(matchingRoutes.askWhatIf, async ({ body }) => askWhatIf(body)),
    bindRoute(matchingRoutes.replaySnapshot, async ({ params }) => {
      const replayed = await replaySnapshot(params.snapshotId);
      if (replayed.result === "unknown-snapshot") return unknownSnapshot();
      if (replayed.result === "unknown-model")
        return httpProblem(
          409,
          "model-unknown",
          "This version of the service lacks the snapshot's model",
        );
      return replayOf(replayed.list);
    }),
  ];
}
