import type { TopicReader } from "@raakvlak/messaging";
import type { IndexPositions } from "../use-cases/index-positions.ts";

/** The index is as far as its reader: positions rise only when the records below them have been taken. */
export function createTopicIndexPositions(reader: TopicReader): IndexPositions {
  return {
    reached: ({ vacancies, profiles }) =>
      reader.reached("vacancies", vacancies) && reader.reached("profiles", profiles),
    positions: () => ({
      vacancies: reader.positions("vacancies"),
      profiles: reader.positions("profiles"),
    }),
    behindMs: () => reader.behindMs(),
  };
}
