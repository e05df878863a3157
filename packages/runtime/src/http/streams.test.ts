import { defineStream } from "@raakvlak/contracts";
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { createSystemClock } from "../clock/system-clock.ts";
import { createLogger } from "../logging/create-logger.ts";
import { createHealth } from "../service/health.ts";
import { bindStream, type StreamItem } from "./bind-stream.ts";
import { startInternalServer } from "./internal-server.ts";
import type { HttpListener } from "./listener.ts";
import { openStream } from "./open-stream.ts";
import { httpProblem } from "./problem.ts";

const contract = defineStream({
  id: "matching.watch-count",
  service: "matching",
  method: "GET",
  path: "/counts/:countId/live",
  params: z.object({ countId: z.string().max(5) }),
  query: z.object({ by: z.coerce.number().int().max(10).default(1) }),
  body: z.object({}).optional(),
  response: z.object({ count: z.number(), text: z.string().optional() }),
  status: 200,
  event: "count",
  listenersMaximum: 2,
  problems: { "count-unknown": 404 },
  callers: ["site"],
  summary: "Counts.",
});
const another = defineStream({
  ...contract,
  id: "matching.watch-total",
  path: "/totals/:countId/live",
});
type Item = StreamItem<{ count: number; text?: string }>;

let server: HttpListener;
/** How far the source was asked to go, and whether it has come to its end. */
const source = { asked: 0, isOver: false };
const lines: string[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await server[Symbol.asyncDispose]();
});

async function serve(count: (signal: AbortSignal) => AsyncIterable<Item>): Promise<void> {
  Object.assign(source, { asked: 0, isOver: false });
  lines.length = 0;
  server = await startInternalServer({
    name: "matching",
    host: "127.0.0.1",
    port: 0,
    tokens: { site: "token-of-site", operator: "token-of-operator" },
    routes: [],
    streams: [
      bindStream(contract, async ({ params, lastEventId, signal }) =>
        params.countId === "gone"
          ? httpProblem(404, "count-unknown", "No such count")
          : after(lastEventId, watched(count(signal))),
      ),
      bindStream(another, async ({ signal }) => watched(count(signal))),
    ],
    health: createHealth(createSystemClock()),
    logger: createLogger({
      service: "matching",
      level: "error",
      write: (line) => void lines.push(line),
    }),
  });
}

async function* watched(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  try {
    for await (const item of items) {
      source.asked += 1;
      yield item;
    }
  } finally {
    source.isOver = true;
  }
}

async function* after(id: string | undefined, items: AsyncIterable<Item>): AsyncGenerator<Item> {
  for await (const item of items) if (id === undefined || Number(item.id) > Number(id)) yield item;
}

/** Three, and then silence until nobody listens. */
async function* three(signal: AbortSignal): AsyncGenerator<Item> {
  for (const count of [1, 2, 3]) yield { id: String(count), data: { count } };
  await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
}

interface Opening {
  readonly countId?: string;
  readonly token?: string;
  readonly lastEventId?: string;
  readonly of?: typeof contract;
}

function open(options: Opening = {}) {
  const { countId = "one", token = "token-of-site", lastEventId, of = contract } = options;
  const stop = new AbortController();
  const request = {
    params: { countId },
    signal: stop.signal,
    ...(lastEventId !== undefined && { lastEventId }),
  };
  return { stop, opened: openStream(of, request, { baseUrl: server.url, token }) };
}

async function read(opened: ReturnType<typeof open>["opened"], howMany: number): Promise<Item[]> {
  const answer = await opened;
  if (!answer.ok) throw new Error(answer.problem.code);
  const items: Item[] = [];
  for await (const item of answer.items) {
    items.push(item as Item);
    if (items.length === howMany) break;
  }
  return items;
}

test("events come with their ids, and on from the last that a reader had", async () => {
  await serve(three);
  expect(await read(open().opened, 3)).toEqual([
    { id: "1", data: { count: 1 } },
    { id: "2", data: { count: 2 } },
    { id: "3", data: { count: 3 } },
  ]);
  expect(await read(open({ lastEventId: "2" }).opened, 1)).toEqual([
    { id: "3", data: { count: 3 } },
  ]);
});

test.each([
  [{ token: "nobody's" }, "token-unknown"],
  [{ token: "token-of-operator" }, "caller-not-allowed"],
  [{ countId: "too-long" }, "invalid-request"],
  [{ countId: "gone" }, "count-unknown"],
])("%j is refused with %s", async (options, code) => {
  await serve(three);
  expect(await open(options).opened).toMatchObject({ ok: false, problem: { code } });
});

test("so many may listen and no more, until one leaves", async () => {
  await serve(three);
  const [first, second] = [open(), open()];
  await Promise.all([first.opened, second.opened]);
  expect(await open().opened).toMatchObject({
    ok: false,
    problem: { status: 429, code: "too-many-listeners" },
  });
  first.stop.abort();
  await expect.poll(async () => (await open().opened).ok).toBe(true);
});

test("whoever listens to one stream takes a place of the others", async () => {
  await serve(three);
  const [first, second] = [open(), open({ of: another })];
  await Promise.all([first.opened, second.opened]);
  for (const of of [contract, another])
    expect(await open({ of }).opened).toMatchObject({
      ok: false,
      problem: { status: 429, code: "too-many-listeners" },
    });
  second.stop.abort();
  await expect.poll(async () => (await open().opened).ok).toBe(true);
});

test("the source ends when its reader leaves", async () => {
  await serve(three);
  await read(open().opened, 1);
  await expect.poll(() => source.isOver).toBe(true);
});

test("a reader who does not read holds the source up", async () => {
  await serve(async function* much() {
    for (let count = 0; count < 10_000; count += 1)
      yield { id: String(count), data: { count, text: "x".repeat(100_000) } };
  });
  const { opened, stop } = open();
  expect((await opened).ok).toBe(true);
  await expect.poll(() => source.asked).toBeGreaterThan(0);
  const clock = createSystemClock();
  await clock.sleep(300);
  expect(source.asked).toBeLessThan(500);
  stop.abort();
  await expect.poll(() => source.isOver).toBe(true);
});

test("a server that stops ends its streams at once", async () => {
  await serve(three);
  const answer = await open().opened;
  if (!answer.ok) throw new Error("refused");
  const reading = (async () => {
    let count = 0;
    for await (const _item of answer.items) count += 1;
    return count;
  })();
  await expect.poll(() => source.asked).toBe(3);
  const clock = createSystemClock();
  const beganAtMs = clock.monotonicMs();
  await server[Symbol.asyncDispose]();
  expect(await reading).toBe(3);
  expect(clock.monotonicMs() - beganAtMs).toBeLessThan(4_000);
  expect(source.isOver).toBe(true);
  await serve(three);
});

test("an event that breaks the contract ends the stream, and the reader hears that it was no good end", async () => {
  await serve(async function* wrong() {
    yield { id: "1", data: { count: "one" } } as unknown as Item;
  });
  await expect(read(open().opened, 1)).rejects.toMatchObject({ name: "ServiceUnreachable" });
});

test("a source that fails half-way is one line of ours in the log and cuts its stream; nothing is printed past the log", async () => {
  // In a test's environment express keeps silent.
  vi.stubEnv("NODE_ENV", "production");
  const printed = vi.spyOn(console, "error").mockImplementation(() => {});
  const isRead = Promise.withResolvers<void>();
  await serve(async function* failing() {
    yield { id: "1", data: { count: 1 } };
    await isRead.promise;
    throw Object.assign(new Error("no answer about jan@example.org"), { document: "of jan" });
  });
  const answer = await open().opened;
  if (!answer.ok) throw new Error(answer.problem.code);
  const received: unknown[] = [];
  const reading = (async () => {
    for await (const { data } of answer.items) {
      received.push(data);
      isRead.resolve();
    }
  })();
  await expect(reading).rejects.toMatchObject({ name: "ServiceUnreachable" });
  expect(received).toEqual([{ count: 1 }]);
  expect(printed).not.toHaveBeenCalled();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
    expect.objectContaining({
      event: "http-request-failed",
      route: contract.path,
      error: expect.objectContaining({ message: "no answer about …@…" }) as unknown,
    }),
  ]);
  expect(lines.join("")).not.toContain("of jan");
});
