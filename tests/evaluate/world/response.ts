/** What somebody does with a vacancy, from the worst to the best. */
export const responses = ["dismissed", "ignored", "viewed", "saved", "applied"] as const;
export type Response = (typeof responses)[number];

/** From which appeal on a vacancy is no longer dismissed, is viewed, saved, applied to. */
export interface Cuts {
  readonly ignored: number;
  readonly viewed: number;
  readonly saved: number;
  readonly applied: number;
}

/** Shares of all pairs of a person and a job anywhere that would at least be so, asked in peace. */
const shares: Cuts = { ignored: 0.45, viewed: 0.06, saved: 0.015, applied: 0.005 };

/** Cuts under which a market's appeals fall into those shares. */
export function cutsOf(appeals: readonly number[]): Cuts {
  const sorted = appeals.toSorted((a, b) => b - a);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return {
    ignored: at(shares.ignored),
    viewed: at(shares.viewed),
    saved: at(shares.saved),
    applied: at(shares.applied),
  };
}

export function responseTo(appeal: number, cuts: Cuts): Response {
  if (appeal >= cuts.applied) return "applied";
  if (appeal >= cuts.saved) return "saved";
  if (appeal >= cuts.viewed) return "viewed";
  return appeal >= cuts.ignored ? "ignored" : "dismissed";
}
