import { useStack } from "@raakvlak/testing";
import { beforeAll, describe, expect, it } from "vitest";
import type { StoredPage } from "../domain/pages/stored-page.ts";
import { LeaseLost, type Claim, type PageStore } from "../use-cases/ports.ts";
import { createMongoPages } from "./mongo-pages.ts";

const stack = useStack();
let pages: PageStore;
const at = (hour: number) => new Date(Date.UTC(2026, 8, 4, hour));
const address = (name: number | string) => `https://x.example/${name}`;
const claimOf = (sourceId: string, fence: number) =>
  ({ stored: { source: { sourceId } }, runId: "r", fence }) as unknown as Claim;
const page = (name: number | string, more: Partial<StoredPage> = {}): StoredPage => ({
  address: address(name),
  askedAt: at(1),
  held: ["a", "b"],
  reading: {
    at: at(1),
    isGone: false,
    items: [
      { externalId: "a", problems: [], content: { origin: { "pay.fixedMin": { source: "x" } } } },
    ] as unknown as NonNullable<StoredPage["reading"]>["items"],
    validators: { etag: '"1"' },
    readAs: "1 X",
  },
  ...more,
});

beforeAll(async () => {
  pages = createMongoPages(await stack.database());
});

describe("the store of pages", () => {
  it("gives back what it was given, and when each was asked for", async () => {
    const claim = claimOf("one", 1);
    await pages.expect(claim, [address(1), address(2)]);
    await pages.put(claim, page(1));
    await pages.put(claim, page(1, { askedAt: at(2) }));
    expect(await pages.findMany("one", [address(1), address(2)])).toEqual([
      page(1, { askedAt: at(2) }),
    ]);
    expect([...(await pages.askedAt("one", [address(2), address(1)]))]).toEqual([
      [address(1), at(2)],
    ]);
    expect(await pages.findMany("two", [address(1)])).toEqual([]);
  });

  it("takes nothing from a run that has lost its source", async () => {
    await pages.expect(claimOf("late", 2), [address(1)]);
    await pages.put(claimOf("late", 2), page(1));
    const late = claimOf("late", 1);
    await expect(pages.put(late, page(1, { held: [] }))).rejects.toThrow(LeaseLost);
    await expect(pages.expect(late, [address(2)])).rejects.toThrow(LeaseLost);
    await expect(pages.settle(late, { listed: [], held: new Map() })).rejects.toThrow(LeaseLost);
    expect(await pages.findMany("late", [address(1)])).toEqual([page(1)]);
  });

  it("forgets what is not listed, of its own source alone, and what pages do not hold any more", async () => {
    const names = Array.from({ length: 250 }, (_, name) => name);
    const mine = claimOf("mine", 1);
    for (const claim of [mine, claimOf("other", 1)]) {
      await pages.expect(claim, names.map(address));
      for (const name of [0, 1, 249]) await pages.put(claim, page(name));
    }
    await pages.settle(mine, { held: new Map([[address(1), ["a"]]]) });
    const all = names.map(address);
    const held = (await pages.findMany("mine", all)).map(
      (one) => `${one.address} ${one.held.length}`,
    );
    expect(held.toSorted()).toEqual(
      [0, 1, 249].map((name) => `${address(name)} ${name === 1 ? 1 : 2}`),
    );
    await pages.settle(mine, { listed: [address(1)], held: new Map() });
    expect(await pages.findMany("mine", all)).toEqual([page(1, { held: ["a"] })]);
    expect((await pages.askedAt("other", all)).size).toBe(3);
  });
});
