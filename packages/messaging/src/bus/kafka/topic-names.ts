import type { TopicName } from "@raakvlak/contracts";

/** Topics and groups on the broker carry the prefix; inside the house nobody sees it. */
export interface TopicNames {
  onBroker(topic: TopicName): string;
  group(group: string): string;
  inHouse(name: string): TopicName;
}

export function createTopicNames(prefix: string): TopicNames {
  return {
    onBroker: (topic) => `${prefix}${topic}`,
    group: (group) => `${prefix}${group}`,
    inHouse: (name) => name.slice(prefix.length) as TopicName,
  };
}
