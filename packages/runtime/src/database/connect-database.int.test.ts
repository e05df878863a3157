import { useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { createHealth } from "../service/health.ts";
import { connectDatabase } from "./connect-database.ts";

const stack = useStack();
const { logger } = stack;

test("connects to a database of the given name and shows in readiness", async () => {
  const health = createHealth(stack.clock);
  health.setReady(true);
  const { databaseName: name } = stack;
  const database = await connectDatabase({ url: stack.addresses.mongo, name, logger, health });
  await database.ping();
  expect(database.connection.name).toBe(name);
  expect(await health.readiness()).toEqual({ ready: true, checks: { mongodb: "ok" } });
  await database[Symbol.asyncDispose]();
  expect((await health.readiness()).ready).toBe(false);
});

test("says which database can not be reached, within seconds", async () => {
  const url = "mongodb://127.0.0.1:9";
  await expect(connectDatabase({ url, name: "nowhere", logger })).rejects.toThrow(
    "database nowhere can not be reached",
  );
}, 10_000);
