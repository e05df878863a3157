import type { replaySchema } from "@raakvlak/contracts";
import type { z } from "zod";
import { isEligible } from "../domain/eligibility.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import { byRank } from "../domain/ranking.ts";
import { score, type Scored } from "../domain/score.ts";
import { isListed, type ListedCandidate, type Snapshot, type Snapshots } from "./snapshots.ts";

type Replay = z.infer<typeof replaySchema>;

interface Needs {
  readonly snapshots: Pick<Snapshots, "find">;
  readonly models: ReadonlyMap<string, Model>;
}

export type ReplayResult =
  | { readonly result: "replayed"; readonly replay: Replay }
  | { readonly result: "unknown-snapshot" }
  | { readonly result: "unknown-model" };

/**
 * Computes a stored list again from its stored inputs, by its own model and day. `identical`: everybody who is still in it
 * is eligible with the same score and reasons, in the same order.
 */
export type ReplaySnapshot = (snapshotId: string) => Promise<ReplayResult>;

export function createReplaySnapshot({ snapshots, models }: Needs): ReplaySnapshot {
  return async (snapshotId) => {
    const snapshot = await snapshots.find(snapshotId);
    if (snapshot === undefined) return { result: "unknown-snapshot" };
    const model = models.get(snapshot.model);
    if (model === undefined) return { result: "unknown-model" };
    return { result: "replayed", replay: replayOf(snapshot, model) };
  };
}

function replayOf(snapshot: Snapshot, model: Model): Replay {
  const remaining = snapshot.listed.filter(isListed);
  const again = new Map(
    remaining.map((listed) => [listed.candidateId, scoreAgain(snapshot, listed, model)]),
  );
  const candidates = snapshot.listed.map((entry) => {
    if (!isListed(entry)) return { removed: true as const };
    const { score: points = 0, reasons = [] } = again.get(entry.candidateId) ?? {};
    return { candidateId: entry.candidateId, score: points, reasons: [...reasons] };
  });
  const ranks = remaining.map(({ candidateId }) => ({
    id: candidateId,
    score: again.get(candidateId)?.score ?? -1,
  }));
  const isInOrder = ranks.every((rank, at) => at === 0 || byRank(ranks[at - 1] ?? rank, rank) < 0);
  const isSame = remaining.every((listed) => isSameAs(listed, again.get(listed.candidateId)));
  return {
    snapshotId: snapshot.id,
    identical: isInOrder && isSame,
    removed: snapshot.listed.length - remaining.length,
    asked: snapshot.asked,
    candidates,
  };
}

/** Undefined: by what is stored the candidate would not have been listed. */
function scoreAgain(
  { vacancy, now }: Snapshot,
  { input }: ListedCandidate,
  model: Model,
): Scored | undefined {
  const pair = {
    profile: input,
    vacancy,
    purpose: "recruiters",
    day: dayOf(new Date(now)),
    model,
  } as const;
  return isEligible(pair) ? score(pair) : undefined;
}

function isSameAs(listed: ListedCandidate, again: Scored | undefined): boolean {
  return (
    again !== undefined &&
    again.score === listed.score &&
    JSON.stringify(again.reasons) === JSON.stringify(listed.reasons)
  );
}
