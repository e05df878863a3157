import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { eventually } from "../stack/eventually.ts";
import { startTcpProxy, type TcpProxy } from "./tcp-proxy.ts";

/** Says back what it hears, and good-bye at the end. */
const echo = createServer({ allowHalfOpen: true }, (socket) => {
  socket.on("error", () => {});
  socket.on("data", (data) => socket.write(data));
  socket.on("end", () => socket.end("bye"));
});
let proxy: TcpProxy;
beforeAll(async () => {
  await once(echo.listen(0, "127.0.0.1"), "listening");
  proxy = await startTcpProxy({ host: "127.0.0.1", port: (echo.address() as AddressInfo).port });
});
afterEach(() => {
  proxy.restore();
  proxy.cut();
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  echo.close();
});

interface Caller {
  readonly socket: Socket;
  readonly heard: () => string;
  readonly closed: () => boolean;
}

async function call(): Promise<Caller> {
  const socket = connect({ host: proxy.host, port: proxy.port, allowHalfOpen: true });
  let heard = "";
  let closed = false;
  socket.on("data", (data) => (heard += data.toString("latin1")));
  socket.on("error", () => {});
  socket.on("close", () => (closed = true));
  await once(socket, "connect");
  return { socket, heard: () => heard, closed: () => closed };
}

async function isRefused({ host, port }: TcpProxy): Promise<void> {
  const socket = connect(port, host);
  socket.on("error", () => {});
  await new Promise<void>((resolve) => void socket.once("close", () => resolve()));
}

const quietMs = 150;
const quiet = () => new Promise((resolve) => setTimeout(resolve, quietMs));

test("passes on what both sides say, in order, to the orderly end", async () => {
  const { socket, heard, closed } = await call();
  const long = Array.from({ length: 100_000 }, (_, number) => `${number}.`).join("");
  socket.write(long);
  socket.end();
  await eventually(() => expect(heard()).toHaveLength(long.length + 3));
  expect(heard()).toBe(`${long}bye`);
  await eventually(() => expect(closed()).toBe(true));
  await eventually(() => expect(proxy.connections).toBe(0));
});

test("cuts what stands and takes new connections", async () => {
  const callers = [await call(), await call()];
  await eventually(() => expect(proxy.connections).toBe(2));
  expect(proxy.cut()).toBe(2);
  for (const { closed } of callers) await eventually(() => expect(closed()).toBe(true));
  const next = await call();
  next.socket.write("again");
  await eventually(() => expect(next.heard()).toBe("again"));
});

test("a black hole is silent, and gives back everything afterwards", async () => {
  const { socket, heard, closed } = await call();
  proxy.blackHole();
  socket.write("one ");
  const late = await call();
  late.socket.write("late");
  await quiet();
  expect([heard(), late.heard(), closed()]).toEqual(["", "", false]);
  socket.write("two");
  proxy.restore();
  await eventually(() => expect([heard(), late.heard()]).toEqual(["one two", "late"]));
});

test("slow holds back each piece on its way there and on its way back", async () => {
  const { socket, heard } = await call();
  proxy.slow(200);
  const beganMs = performance.now();
  socket.write("slowly");
  await eventually(() => expect(heard()).toBe("slowly"));
  expect(performance.now() - beganMs).toBeGreaterThan(390);
});

test("refuses as if nobody listened, until restored", async () => {
  const before = await call();
  await eventually(() => expect(proxy.connections).toBe(1));
  expect(proxy.refuse()).toBe(1);
  await eventually(() => expect(before.closed()).toBe(true));
  await isRefused(proxy);
  proxy.restore();
  const after = await call();
  after.socket.write("back");
  await eventually(() => expect(after.heard()).toBe("back"));
});

test("a target that is away ends the connection, and another may be pointed at", async () => {
  const away = createServer();
  await once(away.listen(0, "127.0.0.1"), "listening");
  const { port } = away.address() as AddressInfo;
  await once(away.close(), "close");
  await using lost = await startTcpProxy({ host: "127.0.0.1", port });
  await isRefused(lost);
  lost.pointAt({ host: "127.0.0.1", port: (echo.address() as AddressInfo).port });
  const socket = connect(lost.port, lost.host);
  socket.write("found");
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(answer.toString()).toBe("found");
  socket.destroy();
});
