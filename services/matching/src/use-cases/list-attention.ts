import type { RankingRequest } from "@raakvlak/contracts";
import type { Clock } from "@raakvlak/runtime";
import { isEligible } from "../domain/eligibility.ts";
import type { Model } from "../domain/model.ts";
import { dayOf } from "../domain/pair.ts";
import type { ScoredProfile } from "../domain/scored-profile.ts";
import type { FindAsked } from "./find-asked.ts";
import type { IndexChange, IndexChanges } from "./index-changes.ts";
import type { IndexedProfile, ProfileIndex } from "./profile-index.ts";
import type { ProfileOfChange } from "./profile-of-change.ts";

interface Needs {
  readonly model: Model;
  readonly profiles: Pick<ProfileIndex, "find">;
  readonly profileOfChange: ProfileOfChange;
  readonly findAsked: FindAsked;
  readonly changes: Pick<IndexChanges, "listen">;
  readonly clock: Clock;
}

/** Tells when a watched list is to be made again. */
export interface ListAttention extends Disposable {
  /** From here on whatever changes is kept in mind until the list is known. */
  listBegins(): void;
  listIs(candidateIds: Iterable<string>): void;
  /** Resolves when the list may have changed, no sooner than told; much sooner when somebody in it has gone. */
  untilNext(noSoonerMs: number, signal: AbortSignal): Promise<void>;
}

/** Who withdrew is gone within a second: nothing keeps such a list waiting longer. */
const goneMs = 250;
/** Lists also change without a record: by the day, and when somebody is erased. */
const lookAgainMs = 15_000;

export function createListAttention(needs: Needs, request: RankingRequest): ListAttention {
  const { model, profiles, profileOfChange, changes, clock } = needs;
  // A search stays as it is; a vacancy changes.
  const search = request.kind === "search" ? needs.findAsked(request) : undefined;
  let listed: ReadonlySet<string> = new Set();
  let unjudged: Set<string> | undefined;
  let changed = new AbortController();
  let gone = new AbortController();

  function fits(profile: ScoredProfile | undefined): boolean {
    const found = search ?? needs.findAsked(request);
    if (profile === undefined || found.result !== "found") return false;
    const { vacancy } = found;
    const day = dayOf(clock.now());
    return isEligible({ profile, vacancy, purpose: "recruiters", day, model });
  }

  function judge(candidateId: string, find: () => IndexedProfile | undefined): void {
    const isListed = listed.has(candidateId);
    // The list is made again anyway, and whoever is not in it can not be gone from it.
    if (changed.signal.aborted && !isListed) return;
    const isFitting = fits(find()?.profile);
    if (isListed || isFitting) changed.abort();
    if (isListed && !isFitting) gone.abort();
  }

  function take(change: IndexChange): void {
    const { topic, key } = change;
    if (topic === "profiles") {
      if (unjudged === undefined) judge(key, () => profileOfChange(change));
      else unjudged.add(key);
    } else if (request.kind === "vacancy" && key === request.vacancyId) changed.abort();
  }

  const listening = changes.listen((batch) => {
    for (const change of batch) take(change);
  });
  return {
    listBegins() {
      unjudged = new Set();
      changed = new AbortController();
      gone = new AbortController();
    },
    listIs(candidateIds) {
      listed = new Set(candidateIds);
      const waiting = unjudged ?? [];
      unjudged = undefined;
      for (const candidateId of waiting) judge(candidateId, () => profiles.find(candidateId));
    },
    async untilNext(noSoonerMs, signal) {
      await clock.sleep(goneMs, signal);
      await clock.sleep(noSoonerMs - goneMs, AbortSignal.any([signal, gone.signal]));
      await clock.sleep(lookAgainMs, AbortSignal.any([signal, changed.signal]));
    },
    [Symbol.dispose]: () => listening[Symbol.dispose](),
  };
}
