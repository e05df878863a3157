import type { Profile } from "@raakvlak/contracts";
import { createSubjects } from "@raakvlak/messaging";
import { createTestClock } from "@raakvlak/runtime";
import { createPlainProfileIndex } from "../adapters/plain-profile-index.ts";
import { createPlainVacancyIndex } from "../adapters/plain-vacancy-index.ts";
import { bareOccupations, now, pairOf } from "../domain/fixtures/bare-pair.ts";
import { currentModel, models } from "../domain/models.ts";
import { createExplainPair } from "./explain-pair.ts";
import { createIndexChanges } from "./index-changes.ts";
import { createKeepSnapshot } from "./keep-snapshot.ts";
import { createOwnPlaces } from "./own-places.ts";
import { createRankVacancies } from "./rank-vacancies.ts";
import { createRankedLists } from "./ranked-lists.ts";
import { createReplaySnapshot } from "./replay-snapshot.ts";
import { createReviewSnapshot } from "./review-snapshot.ts";
import { createSnapshotsInMemory } from "./snapshots-under-test.ts";

const { profile } = pairOf({ name: "" });
export const candidateId = (n: number) => `1a6b7c1e-0000-4000-8000-00000000000${n}`;
export const positions = { vacancies: [3], profiles: [4] };

/** Lists both ways over plain indexes, with snapshots in memory, at one moment. */
export function createWorld() {
  const profiles = createPlainProfileIndex();
  const vacancies = createPlainVacancyIndex(() => []);
  const snapshots = createSnapshotsInMemory();
  const marked = new Set<string>();
  const reviews: string[] = [];
  const state = { behindMs: 0 };
  const erased = {
    among: async (ids: readonly string[]) => new Set(ids.filter((id) => marked.has(id))),
  };
  const marks = {
    mark: async (id: string) => void marked.add(id),
    isMarked: async (id: string) => marked.has(id),
    marked: erased.among,
  };
  const index = { reached: () => true, positions: () => positions, behindMs: () => state.behindMs };
  const parts = {
    model: currentModel,
    profiles,
    vacancies,
    index,
    erased,
    snapshots,
    now: () => now,
  };
  const runSets = { find: async () => undefined, remove: async () => 0 };
  const planReview = async (id: string) => void reviews.push(id);
  return {
    profiles,
    vacancies,
    snapshots,
    marked,
    reviews,
    state,
    ...createRankedLists({
      ...parts,
      changes: createIndexChanges(),
      related: bareOccupations,
      keepSnapshot: createKeepSnapshot({ ...parts, planReview }),
      clock: createTestClock(now),
    }),
    rankVacancies: createRankVacancies(parts),
    explain: createExplainPair(parts),
    replay: createReplaySnapshot({ snapshots, models }),
    review: createReviewSnapshot(parts),
    subjects: createSubjects({
      service: "matching",
      marks,
      places: createOwnPlaces({ ...parts, runSets }),
      clock: createTestClock(now),
    }),
    put: (n: number, version: number, over: Partial<Profile> = {}) =>
      profiles.put({ ...profile, candidateId: candidateId(n), version, ...over }),
  };
}
