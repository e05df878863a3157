import type { Source } from "@raakvlak/contracts";
import { createLogger, createSystemClock } from "@raakvlak/runtime";
import { describe, expect, it } from "vitest";
import { createFeedReader } from "./feed-reader.ts";

const never = new AbortController().signal;
const clock = createSystemClock();
const logger = createLogger({ service: "ingestion", level: "error" });
const limits = { itemsMaximum: 1_000, depthMaximum: 32, charactersMaximum: 1_000_000 };
const generous = { heapMb: 128, silentMs: 60_000, totalMs: 120_000 };
const common = { limits, indexBytesMaximum: 1_000_000, clock, logger };
const source: Source = {
  sourceId: "one",
  organisationId: "raakvlak",
  name: "One",
  format: "recruitee",
  location: { kind: "file", path: "x.json" },
  closeShareMaximum: 50,
};
const bodyOf = (text: string) => ({ bytes: new TextEncoder().encode(text), address: "x.json" });
const offers = (count: number) =>
  JSON.stringify({
    offers: Array.from({ length: count }, (_, id) => ({
      id,
      title: `Accountmanager ${id}`,
      city: "Utrecht",
    })),
  });
const reader = (more: Partial<typeof generous> = {}) =>
  createFeedReader({ ...common, processLimits: { ...generous, ...more } });

describe("the reader's process", () => {
  it("reads one body after the other, in the order in which they came", async () => {
    await using feeds = reader();
    const read = await Promise.all(
      [60, 1].map((count) => feeds.readItems(source, bodyOf(offers(count)), never)),
    );
    expect(read.map((feed) => feed.ok && feed.items.length)).toEqual([60, 1]);
    const [first] = read;
    expect(first?.ok && first.items[59]).toMatchObject({
      externalId: "59",
      content: { title: "Accountmanager 59", places: [{ municipality: "Utrecht" }] },
    });
    expect(await feeds.readItems(source, bodyOf("nonsense"), never)).toMatchObject({ ok: false });
  });

  it("ends when a body needs too much memory; the next body gets a new one", async () => {
    await using feeds = reader({ heapMb: 64 });
    const hungry = JSON.stringify({
      offers: Array.from({ length: 900_000 }, (_, at) => ({ [at]: 0 })),
    });
    expect(await feeds.readItems(source, bodyOf(hungry), never)).toEqual({
      ok: false,
      detail: "The body needs more memory than the 64 MB that reading it may take.",
    });
    expect(await feeds.readItems(source, bodyOf(offers(2)), never)).toMatchObject({ ok: true });
  });

  it("releases each body once it has it, also when it ends of it", async () => {
    await using feeds = reader({ heapMb: 32 });
    const released: number[] = [];
    for (const count of [10, 300_000]) {
      const body = { ...bodyOf(offers(count)), release: () => void released.push(count) };
      await feeds.readItems(source, body, never);
    }
    expect(released).toEqual([10, 300_000]);
  });

  it.each([
    [{ silentMs: 5 }, "The body took more than 0.005 s to read without an end in sight."],
    [{ totalMs: 5 }, "The body took more than 0.005 s to read."],
  ])("is ended when a body takes too long: %j", async (tight, detail) => {
    await using feeds = reader(tight);
    expect(await feeds.readItems(source, bodyOf(offers(2)), never)).toEqual({ ok: false, detail });
  });

  it("is ended when the service stops", async () => {
    await using feeds = reader();
    const stopping = new AbortController();
    const read = feeds.readItems(source, bodyOf(offers(500)), stopping.signal);
    stopping.abort();
    await expect(read).rejects.toThrow(/abort/i);
  });

  it("keeps texts within what a feed may have", async () => {
    await using feeds = createFeedReader({
      ...common,
      limits: { ...limits, charactersMaximum: 1_000 },
      processLimits: generous,
    });
    const long = { id: 1, title: "Accountmanager", description: "tekst ".repeat(500) };
    const body = bodyOf(JSON.stringify({ offers: [long] }));
    expect(await feeds.readItems(source, body, never)).toEqual({
      ok: false,
      detail: "The feed's texts have more than 1000 characters.",
    });
  });
});
