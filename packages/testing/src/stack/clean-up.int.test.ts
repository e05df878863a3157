import { randomUUID } from "node:crypto";
import { connectDatabase } from "@raakvlak/runtime";
import { expect, test } from "vitest";
import { deleteKeys, dropDatabases } from "./clean-up.ts";
import { useStack } from "./use-stack.ts";

const stack = useStack();

test("removes what begins with the prefix and nothing else", async () => {
  const prefix = `${stack.databaseName}-${randomUUID().slice(0, 8)}`;
  const doomed = await connectDatabase({
    url: stack.addresses.mongo,
    name: `${prefix}-matching`,
    logger: stack.logger,
  });
  await doomed.connection.collection("things").insertOne({ n: 1 });
  const kept = await stack.database();
  await kept.connection.collection("things").insertOne({ n: 1 });
  const redis = stack.redis();
  await redis.mset({ [`${prefix}.a`]: 1, [`${prefix}.b`]: 2, [`${stack.queuePrefix}.kept`]: 3 });

  await dropDatabases(stack.addresses.mongo, prefix, stack.logger);
  await deleteKeys(redis, prefix);

  expect(await doomed.connection.collection("things").countDocuments()).toBe(0);
  expect(await kept.connection.collection("things").countDocuments()).toBe(1);
  expect(await redis.keys(`${prefix}*`)).toEqual([]);
  expect(await redis.get(`${stack.queuePrefix}.kept`)).toBe("3");
  await stack.flushQueues();
  expect(await redis.get(`${stack.queuePrefix}.kept`)).toBeNull();
  await doomed[Symbol.asyncDispose]();
});
