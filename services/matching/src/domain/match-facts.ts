import type { Match } from "@raakvlak/contracts";
import type { Fitting } from "./scan.ts";

/** The vacancy that is matched, as of the version that the index holds. */
export interface MatchedVacancy {
  readonly vacancyId: string;
  readonly version: number;
  readonly aliases: readonly string[];
}

/** The candidate that is matched, as of the version that the index holds. */
export interface MatchedCandidate {
  readonly candidateId: string;
  readonly version: number;
  readonly alertsEpoch: number;
}

/** What all matches of one job have in common. */
export interface MatchCircumstances {
  readonly model: string;
  readonly cause: Match["cause"];
  readonly run?: NonNullable<Match["run"]>;
  readonly matchedAt: string;
}

/** The fact that a vacancy fits a candidate. */
export function matchOf(
  vacancy: MatchedVacancy,
  candidate: MatchedCandidate,
  { score, reasons }: Pick<Fitting, "score" | "reasons">,
  circumstances: MatchCircumstances,
): Match {
  return {
    candidateId: candidate.candidateId,
    vacancyId: vacancy.vacancyId,
    aliases: [...vacancy.aliases],
    vacancyVersion: vacancy.version,
    profileVersion: candidate.version,
    score,
    reasons: [...reasons],
    alertsEpoch: candidate.alertsEpoch,
    ...circumstances,
  };
}
