import type { Match } from "@raakvlak/contracts";

export function plainMatch(candidateId: string, vacancyId: string): Match {
  return {
    candidateId,
    vacancyId,
    aliases: [],
    vacancyVersion: 1,
    profileVersion: 1,
    model: "2026-01.1",
    score: 7_200,
    reasons: [
      {
        code: "occupation",
        contribution: 4_000,
        values: {
          wished: "occupation:account-manager",
          offered: "occupation:account-manager",
          relation: "own",
        },
      },
      {
        code: "skills",
        contribution: 2_000,
        values: {
          matched: ["skill:negotiation"],
          mustAsked: 1,
          mustMatched: 1,
          niceAsked: 1,
          niceMatched: 0,
        },
      },
      {
        code: "distance",
        contribution: 1_200,
        values: { km: 4, from: "Utrecht", remote: false },
      },
    ],
    cause: "vacancy",
    alertsEpoch: 1,
    matchedAt: "2026-01-05T09:05:00.000Z",
  };
}
