import { createLogger } from "@raakvlak/runtime";
import { createKafkaClient } from "./kafka-client.ts";

export interface RemoveTopicsOptions {
  readonly brokers: readonly string[];
  /** Not empty. */
  readonly topicPrefix: string;
}

/**
 * Deletes every topic and every idle group whose name begins with the prefix; resolves to the number of topics. For
 * tests and demos. Throws without a prefix: that would be everything.
 */
export async function removeTopics(options: RemoveTopicsOptions): Promise<number> {
  const { brokers, topicPrefix } = options;
  if (topicPrefix === "") throw new Error("removing topics needs a prefix");
  const logger = createLogger({ service: "remove-topics", level: "silent" });
  const admin = createKafkaClient(brokers, "raakvlak-remove-topics", logger).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(topicPrefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const { groups } = await admin.listGroups();
    const ours = groups.map(({ groupId }) => groupId).filter((id) => id.startsWith(topicPrefix));
    // A group that still has members refuses, and forgets itself later.
    if (ours.length > 0) await admin.deleteGroups(ours).catch(() => []);
    return topics.length;
  } finally {
    await admin.disconnect();
  }
}
