import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { matchesTopic, vacanciesTopic, vacancyOpened, matchFound } from "@raakvlak/contracts";
import { connectDatabase, createLogger, createSystemClock } from "@raakvlak/runtime";
import { match, matchRecord, uuid, vacancy } from "../src/conformance/facts.ts";
import {
  createFactOutbox,
  createKafkaBus,
  createParkedStore,
  createStateOwner,
  done,
  removeTopics,
  startConsumer,
  startRelay,
  startTopicReader,
  type StateDocument,
} from "../src/index.ts";

/**
 * Measures the package on the real servers: `node bench/measure.ts [--records 30000]`. Prints one JSON line per figure.
 * The two hops are those of a mail: a state is changed, published and read by a consumer, which stores facts, which are
 * published and read by another consumer.
 */
const { values } = parseArgs({ options: { records: { type: "string", default: "30000" } } });
const clock = createSystemClock();
const logger = createLogger({ service: "bench", level: "error" });
const topicPrefix = `bench${randomBytes(4).toString("hex")}.`;
const brokers = ["127.0.0.1:19092"];
const connect = () => createKafkaBus({ brokers, service: "site", topicPrefix, clock, logger });

await using resources = new AsyncDisposableStack();
resources.defer(async () => {
  await removeTopics({ brokers, topicPrefix });
});
const url = "mongodb://127.0.0.1:27117";
const name = topicPrefix.slice(0, -1);
const database = resources.use(await connectDatabase({ url, name, logger }));
resources.defer(async () => {
  await database.connection.dropDatabase();
});
const bus = resources.use(connect());
await bus.ensureTopics([vacanciesTopic, matchesTopic]);
const parked = createParkedStore(database, { clock });
const common = { bus, parked, storesAnswer: database.ping, clock, logger };

const report = (figure: string, fields: object) =>
  process.stdout.write(`${JSON.stringify({ figure, ...fields })}\n`);
const perSecond = (count: number, startedMs: number) =>
  Math.round((count * 1_000) / (clock.monotonicMs() - startedMs));
const until = async (isTrue: () => boolean) => {
  while (!isTrue()) await clock.sleep(5);
};

await measureThroughput(Number(values.records));
await measureTwoHops(500);
await measureBulk(2_000);
await measureIdle();

async function measureThroughput(count: number): Promise<void> {
  const records = Array.from({ length: count }, (_, order) => matchRecord(order % 5_000, order));
  let startedMs = clock.monotonicMs();
  for (let start = 0; start < count; start += 500)
    await bus.publish(records.slice(start, start + 500));
  report("publish, batches of 500, matches a second", { perSecond: perSecond(count, startedMs) });

  let read = 0;
  startedMs = clock.monotonicMs();
  const reader = await startTopicReader({
    ...common,
    group: "bench-reader",
    topics: [matchesTopic],
    onFacts: (facts) => {
      read += facts.length;
    },
  });
  await reader.caughtUp;
  report("first read of a topic reader, matches a second", {
    read,
    perSecond: perSecond(read, startedMs),
  });
  await reader[Symbol.asyncDispose]();

  let handled = 0;
  startedMs = clock.monotonicMs();
  const consumer = await startConsumer({
    ...common,
    group: "bench-batch",
    topics: [matchesTopic],
    handle: {
      async batch(facts) {
        handled += facts.length;
        return facts.map(done);
      },
    },
  });
  await until(() => handled >= count);
  report("consume in batches, middleware and commits, matches a second", {
    perSecond: perSecond(count, startedMs),
  });
  await consumer[Symbol.asyncDispose]();
}

interface Doc extends StateDocument {
  readonly title: string;
}

function owner() {
  return createStateOwner<Doc>({
    database,
    clock,
    collection: "vacancies",
    topic: vacanciesTopic,
    toRecord: ({ _id, version, title }) => ({
      event: vacancyOpened,
      data: vacancy(Number(_id.slice(-12)), version, title),
    }),
  });
}

async function measureTwoHops(count: number): Promise<void> {
  await using open = new AsyncDisposableStack();
  const states = owner();
  const outbox = createFactOutbox({ database, clock });
  const secondBus = open.use(connect());
  open.use(await startRelay({ database, bus, owners: [states], clock, logger }));
  open.use(
    await startRelay({ database, bus: secondBus, owners: [], facts: [outbox], clock, logger }),
  );
  const storedAtMs = new Map<string, number>();
  const firstHopMs: number[] = [];
  const secondHopMs: number[] = [];
  open.use(
    await startConsumer({
      ...common,
      group: "hop-1",
      topics: [vacanciesTopic],
      handle: {
        async each({ key }) {
          firstHopMs.push(clock.monotonicMs() - (storedAtMs.get(key) ?? 0));
          const fact = match(99_000_000 + firstHopMs.length, Number(key.slice(-12)));
          await outbox.store(matchFound, [fact], { job: key, version: 1 });
          return done();
        },
      },
    }),
  );
  open.use(
    await startConsumer({
      ...common,
      bus: secondBus,
      group: "hop-2",
      topics: [matchesTopic],
      handle: {
        async each({ data }) {
          const { vacancyId } = data as { vacancyId: string };
          const storedMs = storedAtMs.get(vacancyId);
          if (storedMs !== undefined) secondHopMs.push(clock.monotonicMs() - storedMs);
          return done();
        },
      },
    }),
  );
  await clock.sleep(3_000);
  for (let number = 0; number < count; number += 1) {
    const id = uuid(50_000_000 + number);
    await states.change(id, () => ({ title: "Accountmanager" }));
    storedAtMs.set(id, clock.monotonicMs());
    await clock.sleep(20);
  }
  await until(() => secondHopMs.length >= count);
  report("state stored -> first handler, ms", percentiles(firstHopMs));
  report("state stored -> second handler over two topics, ms", percentiles(secondHopMs));
}

async function measureBulk(count: number): Promise<void> {
  const states = owner();
  await using relay = await startRelay({ database, bus, owners: [states], clock, logger });
  const ids = Array.from({ length: count }, (_, index) => uuid(70_000_000 + index));
  for (const title of ["first", "second"]) {
    const startedMs = clock.monotonicMs();
    await states.changeMany(ids, () => ({ title }));
    const stored = perSecond(count, startedMs);
    while ((await relay.pendingCount()) > 0) await clock.sleep(20);
    report(`changeMany, ${title} version, a second`, {
      stored,
      published: perSecond(count, startedMs),
    });
  }
}

async function measureIdle(): Promise<void> {
  await using open = new AsyncDisposableStack();
  open.use(await startRelay({ database, bus, owners: [owner()], clock, logger }));
  await clock.sleep(5_000);
  const base = await cpuPercent();
  for (const group of ["idle-1", "idle-2", "idle-3", "idle-4"])
    open.use(
      await startConsumer({
        ...common,
        group,
        topics: [vacanciesTopic],
        handle: { batch: async (facts) => facts.map(done) },
      }),
    );
  await clock.sleep(3_000);
  const withConsumers = await cpuPercent();
  report("idle, per cent of a core", { relay: base, perConsumer: (withConsumers - base) / 4 });
}

async function cpuPercent(): Promise<number> {
  const before = process.cpuUsage();
  const startedMs = clock.monotonicMs();
  await clock.sleep(8_000);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 10 / (clock.monotonicMs() - startedMs);
}

function percentiles(all: readonly number[]) {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round((sorted[Math.floor(share * sorted.length)] ?? 0) * 10) / 10;
  return { count: all.length, p50: at(0.5), p99: at(0.99), largest: at(1 - 1e-9) };
}
