import type { TopicContract } from "@raakvlak/contracts";
import type { Logger } from "@raakvlak/runtime";
import kafkajs, { type Admin, type IResourceConfigEntry } from "kafkajs";
import type { TopicNames } from "./topic-names.ts";
import { topicSettings, type CompactedTopicSettings } from "./topic-settings.ts";

interface Context {
  readonly names: TopicNames;
  readonly logger: Logger;
  readonly compacted: CompactedTopicSettings | undefined;
}

/** Kafka's number for a topic as a configured resource. */
const topicResource = 2;

/** Of these a smaller value keeps the promise, too: whoever made the topic so may have it so. */
const mayBeSmaller: ReadonlySet<string> = new Set([
  "delete.retention.ms",
  "max.compaction.lag.ms",
  "min.cleanable.dirty.ratio",
  "retention.ms",
  "segment.ms",
]);

/**
 * Corrects the settings by which existing topics keep more, or longer, than their contracts say: one that was made by hand
 * or by an older version of ours would hold what people were promised is gone. Smaller values and settings that the
 * contracts do not name stay as they are. Throws when the broker refuses.
 */
export async function correctSettings(
  admin: Admin,
  topics: readonly TopicContract[],
  { names, logger, compacted }: Context,
): Promise<void> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: topics.map(({ name }) => ({ type: topicResource, name: names.onBroker(name) })),
  });
  const wrong = topics.flatMap((topic) => {
    const name = names.onBroker(topic.name);
    const wanted = topicSettings(topic, compacted);
    const found = resources.find(({ resourceName }) => resourceName === name)?.configEntries ?? [];
    const values = new Map(found.map((entry) => [entry.configName, entry.configValue]));
    const differing = wanted.filter((entry) => isLooser(entry, values.get(entry.name)));
    if (differing.length === 0) return [];
    logger.warn("topic-settings-corrected", {
      topic: topic.name,
      reason: differing.map((entry) => `${entry.name}=${values.get(entry.name)}`).join(" "),
    });
    // The request replaces all settings of the topic: those of others go with it, or they would be lost.
    return [
      { type: topicResource, name, configEntries: [...othersIn(found, differing), ...differing] },
    ];
  });
  if (wrong.length > 0) await admin.alterConfigs({ validateOnly: false, resources: wrong });
}

function isLooser({ name, value }: IResourceConfigEntry, found: string | undefined): boolean {
  if (found === value) return false;
  // A value below zero is Kafka's word for "for ever".
  const isSmaller = Number(found) >= 0 && Number(found) < Number(value);
  return !(mayBeSmaller.has(name) && isSmaller);
}

type Found = Awaited<ReturnType<Admin["describeConfigs"]>>["resources"][number]["configEntries"];

function othersIn(
  found: Found,
  ours: readonly IResourceConfigEntry[],
): { name: string; value: string }[] {
  const replaced = new Set(ours.map(({ name }) => name));
  return found
    .filter(
      ({ configSource, configName }) =>
        configSource === kafkajs.ConfigSource.TOPIC_CONFIG && !replaced.has(configName),
    )
    .map(({ configName, configValue }) => ({ name: configName, value: configValue }));
}
