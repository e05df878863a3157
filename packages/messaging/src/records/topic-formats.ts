import type { EventContract, TopicContract, TopicName } from "@raakvlak/contracts";

/** What is needed to read the records of a topic. */
export interface TopicFormat {
  readonly kind: TopicContract["kind"];
  readonly events: ReadonlyMap<string, EventContract>;
}

export type TopicFormats = ReadonlyMap<TopicName, TopicFormat>;

export function topicFormats(topics: readonly TopicContract[]): TopicFormats {
  return new Map(
    topics.map((topic) => [
      topic.name,
      { kind: topic.kind, events: new Map(topic.events.map((event) => [event.type, event])) },
    ]),
  );
}
