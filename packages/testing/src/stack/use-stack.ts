import { randomBytes } from "node:crypto";
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
import { deleteKeys } from "./delete-keys.ts";
import { stackAddresses, type StackAddresses } from "./stack-addresses.ts";

/** The real servers as one test file may use them: under names of its own, so that files run side by side. */
export interface TestStack {
  readonly addresses: StackAddresses;
  /** The name of the file's database; those of services begin with it. */
  readonly databaseName: string;
  readonly topicPrefix: string;
  readonly queuePrefix: string;
  readonly clock: Clock;
  /** Silent, unless RAAKVLAK_TEST_LOG names a level. */
  readonly logger: Logger;
  /** The file's database, connected at the first call; with a service's name one of that service's own. */
  database(service?: string): Promise<Database>;
  redis(): Redis;
  /** Removes everything under the queue prefix: what a flush would do to us, without harming other files. */
  flushQueues(): Promise<void>;
  /** Runs before the connections close, in reverse order of the calls. */
  onCleanUp(task: () => Promise<void>): void;
}

/** Gives a test file its names; connections are made when asked for, and everything is taken down after its last test. */
export function useStack(): TestStack {
  const id = `t${randomBytes(5).toString("hex")}`;
  const addresses = stackAddresses();
  const logger = createLogger({
    service: id,
    level: (process.env["RAAKVLAK_TEST_LOG"] ?? "silent") as LogLevel,
  });
  const resources = new AsyncDisposableStack();
  const databases = new Map<string, Promise<Database>>();
  let redis: Redis | undefined;
  const queuePrefix = `${id}:queue`;

  const openDatabase = async (name: string) => {
    const database = await connectDatabase({ url: addresses.mongo, name, logger });
    resources.defer(async () => {
      await database.connection.dropDatabase();
      await database[Symbol.asyncDispose]();
    });
    return database;
  };
  const openRedis = () => {
    const opened = new Redis(addresses.redis, { maxRetriesPerRequest: 2 });
    resources.defer(async () => {
      await deleteKeys(opened, queuePrefix);
      await opened.quit();
    });
    return opened;
  };
  const stack: TestStack = {
    addresses,
    databaseName: id,
    topicPrefix: `${id}.`,
    queuePrefix,
    clock: createSystemClock(),
    logger,
    database(service) {
      const name = service === undefined ? id : `${id}-${service}`;
      const opened = databases.get(name) ?? openDatabase(name);
      databases.set(name, opened);
      return opened;
    },
    redis: () => (redis ??= openRedis()),
    flushQueues: () => deleteKeys(stack.redis(), queuePrefix),
    onCleanUp: (task) => resources.defer(task),
  };
  afterAll(() => resources.disposeAsync(), 30_000);
  return stack;
}
