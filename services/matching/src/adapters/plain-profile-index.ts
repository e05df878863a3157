import type { Profile } from "@raakvlak/contracts";
import { hasPurpose } from "../domain/has-purpose.ts";
import { alertSet, rankCandidates, type CandidateEntry } from "../domain/scan.ts";
import { scoredProfileOf } from "../domain/scored-profile.ts";
import type { IndexedProfile, ProfileIndex } from "../use-cases/profile-index.ts";
import { createVersionedEntries } from "./versioned-entries.ts";

/** The plain index: keeps the scoring inputs and looks at every one, for every question. Exact, and the measure of others. */
export function createPlainProfileIndex(): ProfileIndex {
  const entries = createVersionedEntries<IndexedProfile & CandidateEntry>();
  return {
    put(profile) {
      entries.put(
        profile.candidateId,
        profile.version,
        hasPurpose(profile) ? entryOf(profile) : undefined,
      );
    },
    remove(candidateId, version) {
      if (version === undefined) entries.drop(candidateId);
      else entries.put(candidateId, version, undefined);
    },
    hold: entries.hold,
    forget: entries.forget,
    find: entries.find,
    alertSet: (vacancy, measure) => alertSet(vacancy, entries.values(), measure),
    alertSets: (vacancies, measure) =>
      vacancies.map((vacancy) => alertSet(vacancy, entries.values(), measure)),
    rank: (vacancy, measure, limit) => rankCandidates(vacancy, entries.values(), measure, limit),
    sizes: entries.sizes,
  };
}

function entryOf(profile: Profile): IndexedProfile & CandidateEntry {
  const { candidateId, version, editedAt, purposes } = profile;
  return {
    id: candidateId,
    candidateId,
    version,
    editedAt,
    ...(purposes.alerts !== undefined && { alertsEpoch: purposes.alerts.epoch }),
    profile: scoredProfileOf(profile),
  };
}
