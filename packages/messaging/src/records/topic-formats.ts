import type { EventContract, TopicContract, TopicName } from "@raakvlak/contracts";

/** What is needed to read the records of a topic. */
export interface TopicFormat {
  readonly kind: TopicContract["kind"];
  readonly events: ReadonlyMap<string, EventContract>;
  readonly newer: NewerVersions;
}

/**
 * What a record is whose data is of a newer version than known here: `unreadable`, or `opaque`, a fact without data, for those who need no more than key
 * and state version.
 */
export type NewerVersions = "unreadable" | "opaque";

export type TopicFormats = ReadonlyMap<TopicName, TopicFormat>;

export function topicFormats(
  topics: readonly TopicContract[],
  newer: NewerVersions = "unreadable",
): TopicFormats {
  return new Map(
    topics.map((topic) => [
      topic.name,
      {
        kind: topic.kind,
        events: new Map(topic.events.map((event) => [event.type, event])),
        newer,
      },
    ]),
  );
}
