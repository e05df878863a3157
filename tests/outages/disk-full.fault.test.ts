import { vacanciesTopic, vacancyOpened } from "@raakvlak/contracts";
import { isOwnStackPossible, startOwnStack } from "@raakvlak/infra/stack/own-stack.ts";
import {
  createKafkaBus,
  createStateOwner,
  startRelay,
  startTopicReader,
  type StateDocument,
} from "@raakvlak/messaging";
import { createHealth, createLogger, createSystemClock } from "@raakvlak/runtime";
import { aVacancy, eventually, useStack } from "@raakvlak/testing";
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect, test } from "vitest";

const stack = useStack();
const clock = createSystemClock();
const diskMb = 96;

test("the broker's disk full: what was acknowledged stays, it is told, and the rest follows after room was made", async ({
  skip,
}) => {
  skip(!isOwnStackPossible(), "nothing native was built here");
  await using disk = await mountSmallDisk();
  if (disk === undefined) return skip("a small file system can not be mounted here");
  await using own = await startOwnStack({ parts: ["kafka"], dataFolders: { kafka: disk.folder } });
  const lines: string[] = [];
  const logger = createLogger({
    service: "outages",
    level: "info",
    write: (line) => void lines.push(line),
  });
  const health = createHealth(clock);
  await using resources = new AsyncDisposableStack();
  const { brokers } = own.addresses.kafka;
  const bus = resources.use(
    createKafkaBus({ brokers, service: "ingestion", topicPrefix: "full.", clock, logger, health }),
  );
  await bus.ensureTopics([vacanciesTopic]);
  const database = await stack.database();
  const owner = createStateOwner<StateDocument>({
    database,
    clock,
    collection: "vacancies",
    topic: vacanciesTopic,
    toRecord: ({ _id, version }) => ({
      event: vacancyOpened,
      data: aVacancy({ vacancyId: _id, version }),
    }),
  });
  const relay = resources.use(await startRelay({ database, bus, owners: [owner], clock, logger }));
  const seen = new Set<string>();
  const read = async () =>
    startTopicReader({
      bus,
      group: `disk-full-${randomUUID()}`,
      topics: [vacanciesTopic],
      onFacts: (facts) => facts.forEach(({ key }) => seen.add(key)),
      clock,
      logger,
    });
  const ids = Array.from({ length: 60 }, () => randomUUID());
  for (const id of ids.slice(0, 20)) await owner.change(id, () => ({}));
  await eventually(async () => expect(await relay.pendingCount()).toBe(0), { timeoutMs: 60_000 });

  await disk.fill();
  for (const id of ids.slice(20)) await owner.change(id, () => ({}));
  // A broker that can not write its log ends: it must not acknowledge.
  await eventually(async () => expect((await own.part("kafka").state()).state).toBe("stopped"), {
    timeoutMs: 60_000,
  });
  await eventually(async () => expect((await health.readiness()).checks["kafka"]).not.toBe("ok"));
  await eventually(() => expect(lines.join("\n")).toContain("relay-failed"), { timeoutMs: 60_000 });
  expect(await relay.pendingCount()).toBeGreaterThan(0);

  await disk.makeRoom();
  await own.part("kafka").start();
  await eventually(async () => expect(await relay.pendingCount()).toBe(0), { timeoutMs: 60_000 });
  await using reader = await read();
  await reader.caughtUp;
  expect(seen).toEqual(new Set(ids));
  expect((await health.readiness()).checks["kafka"]).toBe("ok");
});

/** A file system in memory, of which nobody else has a share; undefined where we may not mount one. */
async function mountSmallDisk() {
  const folder = await mkdtemp(path.join(tmpdir(), "raakvlak-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${diskMb}m`, "tmpfs", folder], {
      stdio: "ignore",
    });
  } catch {
    await rm(folder, { recursive: true });
    return undefined;
  }
  const ballast = path.join(folder, "ballast");
  return {
    folder,
    async fill() {
      const zeros = Readable.from(Array.from({ length: diskMb }, () => Buffer.alloc(1_048_576)));
      await expect(pipeline(zeros, createWriteStream(ballast))).rejects.toThrow("ENOSPC");
    },
    makeRoom: () => rm(ballast),
    async [Symbol.asyncDispose]() {
      execFileSync("umount", ["-l", folder]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
