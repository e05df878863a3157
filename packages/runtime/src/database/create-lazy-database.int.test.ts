import { startTcpProxy, useStack } from "@raakvlak/testing";
import { expect, test } from "vitest";
import { createLazyDatabase } from "./create-lazy-database.ts";

const stack = useStack();

test("a database that is away is asked for anew at each need, once for all that need it together", async () => {
  const { hostname: host, port } = new URL(stack.addresses.mongo);
  await using network = await startTcpProxy({ host, port: Number(port) });
  network.refuse();
  await using database = createLazyDatabase({
    url: `mongodb://${network.host}:${network.port}`,
    name: stack.databaseName,
    logger: stack.logger,
  });
  await expect(database.connected()).rejects.toThrow("can not be reached");

  network.restore();
  const [one, other] = await Promise.all([database.connected(), database.connected()]);
  await one.ping();
  expect(other).toBe(one);

  await database[Symbol.asyncDispose]();
  await expect.poll(() => network.connections).toBe(0);
  await expect(database.connected()).rejects.toThrow("is closed");
});
