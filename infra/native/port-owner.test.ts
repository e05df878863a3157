import { once } from "node:events";
import net, { type AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { isPortFree, portOwner } from "./port-owner.ts";

test("a taken port is seen, and its owner named with process id and command", async () => {
  const server = net.createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await isPortFree(port)).toBe(false);
  expect(await portOwner(port)).toMatch(new RegExp(`^process ${process.pid} \\(.+\\)$`));
  server.close();
  await once(server, "close");
  expect(await isPortFree(port)).toBe(true);
  expect(await portOwner(port)).toBeUndefined();
});

test("a server on all interfaces takes the port as well", async () => {
  const server = net.createServer().listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await isPortFree(port)).toBe(false);
  expect(await portOwner(port)).toContain(String(process.pid));
  server.close();
});
