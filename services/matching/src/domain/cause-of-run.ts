import type { Match } from "@raakvlak/contracts";

/** What the last run of a candidate was made from. */
export interface LastRun {
  readonly alertsEpoch: number;
  /** Instant of the candidate's last own edit. */
  readonly editedAt: string;
}

/**
 * Whose news a profile job is: the candidate's own when they edited since their last run in the same alerts epoch. The
 * first run of an epoch is the profile's: it leads to the welcome. Both instants are preference's, in one format, so they
 * compare as texts.
 */
export function causeOfRun(profile: LastRun, last: LastRun | undefined): Match["cause"] {
  if (last === undefined || last.alertsEpoch !== profile.alertsEpoch) return "profile";
  return profile.editedAt > last.editedAt ? "own-edit" : "profile";
}
