import type { Asked, replaySchema } from "@raakvlak/contracts";
import type { z } from "zod";
import { isEligible } from "../domain/eligibility.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import { byRank } from "../domain/ranking.ts";
import { score, type Scored } from "../domain/score.ts";
import { isListed, type ListedCandidate, type Snapshot, type Snapshots } from "./snapshots.ts";

/** A place of a stored list: what was shown in it, and what comes out now. */
export interface ReplayedCandidate {
  /** From 1. */
  readonly place: number;
  readonly candidateId: string;
  readonly shown: Scored;
  /** Undefined: by what is stored the candidate would not have been listed. */
  readonly again: Scored | undefined;
  /** The place that comes out, among those who are still in the list. */
  readonly placeAgain: number | undefined;
  /** Nothing differs, to the last bit. */
  readonly isSame: boolean;
}

interface RemovedPlace {
  readonly place: number;
  readonly removed: true;
}

export interface ReplayedList {
  readonly snapshotId: string;
  readonly asked: Asked;
  readonly model: string;
  /** When it was made. */
  readonly now: string;
  readonly eligible: number;
  /** Everybody who is still in it is eligible with the same score and reasons, in the same place. */
  readonly identical: boolean;
  readonly removed: number;
  readonly places: readonly (ReplayedCandidate | RemovedPlace)[];
}

interface Needs {
  readonly snapshots: Pick<Snapshots, "find">;
  readonly models: ReadonlyMap<string, Model>;
}

export type ReplayResult =
  | { readonly result: "replayed"; readonly list: ReplayedList }
  | { readonly result: "unknown-snapshot" }
  | { readonly result: "unknown-model"; readonly model: string };

/** Computes a stored list again from its stored inputs, by its own model and day. */
export type ReplaySnapshot = (snapshotId: string) => Promise<ReplayResult>;

export function createReplaySnapshot({ snapshots, models }: Needs): ReplaySnapshot {
  return async (snapshotId) => {
    const snapshot = await snapshots.find(snapshotId);
    if (snapshot === undefined) return { result: "unknown-snapshot" };
    const model = models.get(snapshot.model);
    if (model === undefined) return { result: "unknown-model", model: snapshot.model };
    return { result: "replayed", list: replayedList(snapshot, model) };
  };
}

/** What is answered of it over HTTP. */
export function replayOf(list: ReplayedList): z.infer<typeof replaySchema> {
  const { snapshotId, identical, removed, asked, places } = list;
  const candidates = places.map((place) => {
    if (isRemoved(place)) return { removed: true as const };
    const { score: points, reasons } = place.again ?? { score: 0, reasons: [] };
    return { candidateId: place.candidateId, score: points, reasons: [...reasons] };
  });
  return { snapshotId, identical, removed, asked, candidates };
}

export function isRemoved(place: ReplayedCandidate | RemovedPlace): place is RemovedPlace {
  return "removed" in place;
}

function replayedList(snapshot: Snapshot, model: Model): ReplayedList {
  const { id: snapshotId, asked, now, eligible, listed } = snapshot;
  const again = new Map(
    listed
      .filter(isListed)
      .map((entry) => [entry.candidateId, scoredAgain(snapshot, entry, model)]),
  );
  const placeAgain = placesOf(listed, again);
  const places = listed.map((entry, at) => {
    const place = at + 1;
    if (!isListed(entry)) return { place, removed: true as const };
    const { candidateId, score: points, reasons } = entry;
    const compared = {
      place,
      candidateId,
      shown: { score: points, reasons },
      again: again.get(candidateId),
      placeAgain: placeAgain.get(candidateId),
    };
    return { ...compared, isSame: isSame(compared) };
  });
  return {
    snapshotId,
    asked,
    model: model.version,
    now,
    eligible,
    identical: places.every((place) => isRemoved(place) || place.isSame),
    removed: places.filter(isRemoved).length,
    places,
  };
}

/** The places that come out: those of the people who are still in the list, given out anew. */
function placesOf(
  listed: Snapshot["listed"],
  again: ReadonlyMap<string, Scored | undefined>,
): ReadonlyMap<string, number> {
  const free = listed.flatMap((entry, at) => (isListed(entry) ? [at + 1] : []));
  const ranked = [...again]
    .flatMap(([id, scored]) => (scored === undefined ? [] : [{ id, score: scored.score }]))
    .toSorted(byRank);
  return new Map(ranked.map(({ id }, nth) => [id, free[nth] ?? 0]));
}

function scoredAgain(
  { vacancy, now }: Snapshot,
  { input: profile }: ListedCandidate,
  model: Model,
): Scored | undefined {
  const day = dayOf(new Date(now));
  const pair = { profile, vacancy, purpose: "recruiters", day, model } as const;
  return isEligible(pair) ? score(pair) : undefined;
}

function isSame({ place, shown, again, placeAgain }: Omit<ReplayedCandidate, "isSame">): boolean {
  return (
    again !== undefined &&
    placeAgain === place &&
    again.score === shown.score &&
    JSON.stringify(again.reasons) === JSON.stringify(shown.reasons)
  );
}
