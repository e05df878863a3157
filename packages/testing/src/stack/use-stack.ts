import { randomBytes } from "node:crypto";
import type { ServiceName } from "@raakvlak/contracts";
import type { Bus } from "@raakvlak/messaging";
import {
  connectDatabase,
  createLogger,
  createSystemClock,
  type Clock,
  type Database,
  type Logger,
  type LogLevel,
} from "@raakvlak/runtime";
import { Redis } from "ioredis";
import { afterAll } from "vitest";
import { deleteKeys, dropDatabases } from "./clean-up.ts";
import { stackAddresses, type StackAddresses } from "./stack-addresses.ts";

/** The real servers as one test file may use them: under names of its own, so that files run side by side. */
export interface TestStack {
  readonly addresses: StackAddresses;
  /** The name of the file's database; what begins with it is dropped too. */
  readonly databaseName: string;
  readonly topicPrefix: string;
  readonly queuePrefix: string;
  readonly clock: Clock;
  /** Silent, unless RAAKVLAK_TEST_LOG names a level. */
  readonly logger: Logger;
  /** The file's database, connected at the first call; with a service's name one of that service's own. */
  database(service?: string): Promise<Database>;
  /** The broker under the file's topic prefix, one per service. */
  bus(service: ServiceName): Promise<Bus>;
  redis(): Redis;
  /** Removes everything under the queue prefix: what a flush would do to us, without harming other files. */
  flushQueues(): Promise<void>;
  /** Runs before the connections close, in reverse order of the calls. */
  onCleanUp(task: () => Promise<void>): void;
}

/**
 * Gives a test file its names; connections are made when asked for. After the file's last test everything under these
 * names is removed from every server whose name or connection was asked for, whoever made it.
 */
export function useStack(): TestStack {
  const id = `t${randomBytes(5).toString("hex")}`;
  const addresses = stackAddresses();
  const level = (process.env["RAAKVLAK_TEST_LOG"] ?? "silent") as LogLevel;
  const logger = createLogger({ service: id, level });
  const clock = createSystemClock();
  const resources = new AsyncDisposableStack();
  const names = namesOf(id, addresses, resources, logger);

  const openDatabase = once(async (name: string) =>
    resources.use(await connectDatabase({ url: addresses.mongo, name, logger })),
  );
  const openBus = once(async (service: ServiceName) => {
    // Loaded only where a test wants the broker.
    const { createKafkaBus } = await import("@raakvlak/messaging");
    const { topicPrefix } = names;
    return resources.use(
      createKafkaBus({ brokers: addresses.kafka, service, topicPrefix, clock, logger }),
    );
  });
  const openRedis = once(() => {
    const redis = new Redis(addresses.redis, { maxRetriesPerRequest: 2 });
    resources.defer(async () => void (await redis.quit()));
    return redis;
  });
  const stack: TestStack = {
    addresses,
    get databaseName() {
      return names.databaseName;
    },
    get topicPrefix() {
      return names.topicPrefix;
    },
    get queuePrefix() {
      return names.queuePrefix;
    },
    clock,
    logger,
    database(service) {
      const { databaseName } = names;
      return openDatabase(service === undefined ? databaseName : `${databaseName}-${service}`);
    },
    bus: openBus,
    redis: () => openRedis("redis"),
    flushQueues: () => deleteKeys(stack.redis(), names.queuePrefix),
    onCleanUp: (task) => resources.defer(task),
  };
  afterAll(() => resources.disposeAsync(), 60_000);
  return stack;
}

/** Hands out names; with the first of each kind the clean-up of its server is put beneath everything that uses it. */
function namesOf(
  id: string,
  addresses: StackAddresses,
  resources: AsyncDisposableStack,
  logger: Logger,
): Pick<TestStack, "databaseName" | "topicPrefix" | "queuePrefix"> {
  const databaseName = once(() => {
    resources.defer(() => dropDatabases(addresses.mongo, id, logger));
    return id;
  });
  const topicPrefix = once(() => {
    resources.defer(async () => {
      const { removeTopics } = await import("@raakvlak/messaging");
      await removeTopics({ brokers: addresses.kafka, topicPrefix: `${id}.` });
    });
    return `${id}.`;
  });
  const queuePrefix = once(() => {
    resources.defer(async () => {
      const redis = new Redis(addresses.redis, { maxRetriesPerRequest: 2 });
      await deleteKeys(redis, `${id}.`);
      await redis.quit();
    });
    return `${id}.queue`;
  });
  return {
    get databaseName() {
      return databaseName("mongodb");
    },
    get topicPrefix() {
      return topicPrefix("kafka");
    },
    get queuePrefix() {
      return queuePrefix("redis");
    },
  };
}

/** The same answer for the same key. */
function once<Key extends string, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
