import { removeTopics } from "@raakvlak/messaging";
import { connectDatabase, createLogger } from "@raakvlak/runtime";
import { serviceNames } from "../processes/fleet.ts";
import type { StackAddresses } from "../stack/addresses.ts";

/** Removes what a fleet of this name left in the stack: topics and databases. Queues vanish with their jobs. */
export async function removeDemo(stack: StackAddresses, name: string): Promise<void> {
  const logger = createLogger({ service: "demo", level: "silent" });
  await removeTopics({ brokers: stack.kafka.brokers, topicPrefix: `${name}.` });
  for (const service of serviceNames) {
    await using database = await connectDatabase({
      url: stack.mongo.url,
      name: `${name}-${service}`,
      logger,
    });
    await database.connection.dropDatabase();
  }
}
