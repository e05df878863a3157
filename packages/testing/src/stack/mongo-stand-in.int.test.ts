import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createConnection, type Connection } from "mongoose";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { freePort } from "../net/free-port.ts";
import { stackAddresses } from "./stack-addresses.ts";

/** A MongoDB of the native stack for this file alone, so that it may be killed; the other parts are the shared ones. */
const projectRoot = path.resolve(import.meta.dirname, "../../../..");
const home = mkdtempSync(path.join(tmpdir(), "raakvlak-mongo-"));
const nativeFolder =
  process.env["RAAKVLAK_NATIVE"] ??
  path.resolve(projectRoot, process.env["RAAKVLAK_HOME"] ?? ".raakvlak", "native");
/** Where the shared stack runs in Docker or elsewhere, no stand-in was built, and a machine may have no Java to build with. */
const standInExists = existsSync(nativeFolder);
let environment: NodeJS.ProcessEnv;
let url: string;

interface Row {
  _id: string;
  count: number;
  log: number[];
}

beforeAll(async () => {
  const shared = stackAddresses();
  const port = await freePort();
  url = `mongodb://127.0.0.1:${port}/durability`;
  environment = {
    ...process.env,
    RAAKVLAK_NATIVE: nativeFolder,
    RAAKVLAK_STACK: "native",
    RAAKVLAK_HOME: home,
    RAAKVLAK_KAFKA: shared.kafka.join(","),
    RAAKVLAK_MONGO: "",
    RAAKVLAK_REDIS: shared.redis,
    RAAKVLAK_SMTP: `smtp://${shared.smtp.host}:${shared.smtp.port}`,
    RAAKVLAK_MAILBOX: shared.mailbox,
    RAAKVLAK_MONGO_PORT: String(port),
  };
  if (standInExists) await stack("up");
});
beforeEach(({ skip }) => skip(!standInExists, "no stand-in was built here"));
afterAll(async () => {
  await stack("down");
  rmSync(home, { recursive: true, force: true });
});

test("what was acknowledged survives a kill -9, and nothing half-written blocks what is done again", async () => {
  const before = await connect();
  const acknowledged = new Map<string, number>();
  const writers = Array.from({ length: 8 }, (_, writer) =>
    writeUntilFailure(before, writer, acknowledged),
  );
  await expect.poll(() => acknowledged.size, { timeout: 20_000 }).toBeGreaterThan(300);
  process.kill(await pidOfMongo(), "SIGKILL");
  await Promise.all(writers);
  await before.close(true);

  await stack("up");
  const after = await connect();
  const stored = new Map((await rows(after).find().toArray()).map((row) => [row._id, row]));
  const lost = [...acknowledged].filter(([id, count]) => (stored.get(id)?.count ?? -1) < count);
  expect(lost).toEqual([]);
  for (const { count, log } of stored.values()) expect(log).toHaveLength(count);
  // Whatever was under way at the end can be done again: no entry of the unique index without its document.
  for (let writer = 0; writer < writers.length; writer += 1) {
    for (let number = 0; stored.has(`${writer}-${number - 1}`) || number === 0; number += 1) {
      const id = `${writer}-${number}`;
      if (!stored.has(id)) await rows(after).insertOne({ _id: id, count: 0, log: [] });
    }
  }
  await after.close();
});

test("conditional updates are atomic under contention", async () => {
  const connection = await connect();
  await rows(connection).insertOne({ _id: "contended", count: 0, log: [] });
  const claims = await Promise.all(
    Array.from({ length: 20 }, (_, claimer) =>
      rows(connection).findOneAndUpdate(
        { _id: "contended", count: 0 },
        { $set: { count: 1 }, $push: { log: claimer } },
      ),
    ),
  );
  expect(claims.filter((claimed) => claimed !== null)).toHaveLength(1);
  await Promise.all(
    Array.from({ length: 100 }, () =>
      rows(connection).updateOne({ _id: "contended" }, { $inc: { count: 1 } }),
    ),
  );
  const upserts = await Promise.allSettled(
    Array.from({ length: 50 }, () =>
      rows(connection).updateOne({ _id: "new" }, { $inc: { count: 1 } }, { upsert: true }),
    ),
  );
  expect(upserts.filter(({ status }) => status === "rejected")).toEqual([]);
  expect((await rows(connection).findOne({ _id: "contended" }))?.count).toBe(101);
  expect((await rows(connection).findOne({ _id: "new" }))?.count).toBe(50);
  await connection.close();
});

/** Inserts rows and changes each once, noting what was acknowledged, until the server is gone. */
async function writeUntilFailure(
  connection: Connection,
  writer: number,
  acknowledged: Map<string, number>,
): Promise<void> {
  try {
    for (let number = 0; ; number += 1) {
      const _id = `${writer}-${number}`;
      await rows(connection).insertOne({ _id, count: 0, log: [] });
      acknowledged.set(_id, 0);
      await rows(connection).updateOne(
        { _id, count: 0 },
        { $inc: { count: 1 }, $push: { log: number } },
      );
      acknowledged.set(_id, 1);
    }
  } catch {
    // The kill.
  }
}

function rows(connection: Connection) {
  return connection.collection<Row>("rows");
}

/** Gives up quickly: the server is there, or was killed on purpose. */
function connect(): Promise<Connection> {
  return createConnection(url, { serverSelectionTimeoutMS: 2_000, retryWrites: false }).asPromise();
}

async function pidOfMongo(): Promise<number> {
  const parts = JSON.parse(await stack("status", "--json")) as { name: string; pid?: number }[];
  return parts.find(({ name }) => name === "mongo")?.pid ?? Number.NaN;
}

function stack(...args: string[]): Promise<string> {
  const main = path.join(projectRoot, "infra/stack/main.ts");
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [main, ...args], { env: environment }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout);
      else reject(new Error(`stack ${args.join(" ")} failed:\n${stderr}`, { cause: error }));
    });
  });
}
