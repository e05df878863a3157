import type { TopicReader } from "@raakvlak/messaging";
import type { IndexPositions } from "../use-cases/index-positions.ts";
import type { IndexRoom } from "../use-cases/index-room.ts";

/**
 * The index is as far as its reader: positions rise only when the records below them have been taken. One that had no room
 * for some of them has reached nothing until it holds them, too, and is as far behind as that is long ago.
 */
export function createTopicIndexPositions(reader: TopicReader, room: IndexRoom): IndexPositions {
  return {
    reached: ({ vacancies, profiles }) =>
      room.isComplete() &&
      reader.reached("vacancies", vacancies) &&
      reader.reached("profiles", profiles),
    positions: () => ({
      vacancies: reader.positions("vacancies"),
      profiles: reader.positions("profiles"),
    }),
    behindMs: () => Math.max(reader.behindMs(), room.incompleteMs()),
  };
}
