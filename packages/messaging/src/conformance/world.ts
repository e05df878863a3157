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
import type { Bus } from "../bus/bus.ts";
import type { Consumer, ConsumerOptions } from "../consume/consumer-options.ts";
import { startConsumer } from "../consume/start-consumer.ts";
import { createParkedStore } from "../parked/create-parked-store.ts";
import type { ParkedStore } from "../parked/parked-store.ts";
import { startTopicReader } from "../read/start-topic-reader.ts";
import type { TopicReader, TopicReaderOptions } from "../read/topic-reader.ts";
import type { BrokerKind, TestBroker } from "./broker.ts";
import { topics } from "./facts.ts";

/** One test's broker, database and processes; everything is taken down with it. */
export interface World extends AsyncDisposable {
  readonly broker: TestBroker;
  readonly bus: Bus;
  readonly database: Database;
  readonly parked: ParkedStore;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Another connection to the same broker. */
  connect(): Bus;
  /** A consumer with everything that the test does not say. */
  consume(options: Pick<ConsumerOptions, "handle"> & Partial<ConsumerOptions>): Promise<Consumer>;
  read(
    options: Pick<TopicReaderOptions, "onFacts"> & Partial<TopicReaderOptions>,
  ): Promise<TopicReader>;
  use<Resource extends AsyncDisposable>(resource: Resource): Resource;
}

export async function createWorld(kind: BrokerKind): Promise<World> {
  await using creating = new AsyncDisposableStack();
  const clock = createSystemClock();
  const level = (process.env["RAAKVLAK_TEST_LOG"] ?? "silent") as LogLevel;
  const logger = createLogger({ service: "conformance", level });
  const database = await openDatabase(logger, creating);
  const broker = creating.use(await kind.open());
  await broker.createTopics(topics);
  const bus = creating.use(broker.connect());
  const parked = createParkedStore(database, { clock });
  const resources = creating.move();
  const common = { bus, clock, logger };
  return {
    broker,
    bus,
    database,
    parked,
    clock,
    logger,
    connect: () => resources.use(broker.connect()),
    async consume(options) {
      const defaults = { ...common, group: "group", topics, parked, storesAnswer: database.ping };
      return resources.use(await startConsumer({ ...defaults, ...options }));
    },
    async read(options) {
      const group = `reader-${randomBytes(4).toString("hex")}`;
      return resources.use(await startTopicReader({ ...common, group, topics, ...options }));
    },
    use: (resource) => resources.use(resource),
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

async function openDatabase(logger: Logger, resources: AsyncDisposableStack): Promise<Database> {
  const url = process.env["RAAKVLAK_MONGO"] ?? "mongodb://127.0.0.1:27117";
  const name = `t${randomBytes(5).toString("hex")}`;
  const database = resources.use(await connectDatabase({ url, name, logger }));
  resources.defer(async () => {
    await database.connection.dropDatabase();
  });
  return database;
}
