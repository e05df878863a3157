import type { FeedIndex } from "./feed-index.ts";
import type { RoomyIndex } from "./index-room.ts";
import type { StateRecord } from "./state-record.ts";

interface Needs {
  readonly profiles: Pick<RoomyIndex, "isHeld">;
  readonly feed: Pick<FeedIndex, "take">;
}

/**
 * Takes records that were read before once more, for those who were left out. What has no version, or belongs to a key on
 * hold, did its work at the first time and says nothing any more of what came after it.
 */
export function createRereadProfiles({ profiles, feed }: Needs): FeedIndex["take"] {
  return (records) =>
    feed.take(
      records.filter(
        ({ topic, key, state, version }: StateRecord) =>
          topic === "profiles" &&
          !profiles.isHeld(key) &&
          (state !== undefined || version !== undefined),
      ),
    );
}
