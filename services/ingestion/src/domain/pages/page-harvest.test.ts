import { describe, expect, it } from "vitest";
import { createPageHarvest } from "./page-harvest.ts";
import { pageAfter, type PageAnswer, type StoredPage } from "./stored-page.ts";

const at = new Date("2026-09-04T12:00:00.000Z");
const before = new Date("2026-09-03T12:00:00.000Z");
const asking = { address: "https://x.example/1", at, readAs: "1 X" };
const items = (...ids: string[]) => ids.map((externalId) => ({ externalId, problems: [] }));
const page = (held: string[], ids?: string[]): StoredPage => ({
  address: asking.address,
  askedAt: before,
  held,
  ...(ids
    ? {
        reading: {
          at: before,
          isGone: false,
          items: items(...ids),
          validators: { etag: "e" },
          readAs: "1 X",
        },
      }
    : {}),
});
const idsOf = (stored: StoredPage) => stored.reading?.items.map(({ externalId }) => externalId);
const read = (ids: string[], incomplete?: string): PageAnswer => ({
  kind: "read",
  items: items(...ids),
  validators: { etag: "new" },
  ...(incomplete === undefined ? {} : { incomplete }),
});

interface After {
  readonly held: string[];
  readonly ids?: string[];
  readonly validators?: object;
}

describe("a page after an answer", () => {
  const known = () => page(["1"], ["1"]);
  const failed: PageAnswer = { kind: "failed", detail: "" };
  const unchanged = { ids: ["1"], validators: { etag: "e" } };

  it.each<[string, StoredPage | undefined, PageAnswer, After]>([
    ["read", undefined, read(["1"]), { held: ["1"], ids: ["1"], validators: { etag: "new" } }],
    ["other", known(), read(["2"]), { held: ["1", "2"], ids: ["2"], validators: { etag: "new" } }],
    ["not modified", known(), { kind: "not-modified" }, { held: ["1"], ...unchanged }],
    ["gone", known(), { kind: "gone" }, { held: ["1"], ids: [], validators: {} }],
    ["gone, never seen", undefined, { kind: "gone" }, { held: [], ids: [], validators: {} }],
    ["failed", known(), failed, { held: ["1"], ...unchanged }],
    ["failed, never seen", undefined, failed, { held: [] }],
    ["half", known(), read(["2"], "cut"), { held: ["1", "2"], ids: ["2", "1"], validators: {} }],
  ])("%s", (_what, stored, answer, { held, ids, validators }) => {
    const after = pageAfter(stored, answer, asking);
    expect(after.askedAt).toEqual(at);
    expect(after.held).toEqual(held);
    expect(idsOf(after)).toEqual(ids);
    expect(after.reading?.validators).toEqual(validators);
    expect(after.reading?.at).toEqual(answer.kind === "failed" ? stored?.reading?.at : at);
  });
});

describe("what pages say together", () => {
  const limits = { itemsMaximum: 3, charactersMaximum: 100 };

  it("of one that answered: what it held and holds no more is gone, once that is settled", () => {
    const harvest = createPageHarvest(limits);
    harvest.addAnswered(page(["1", "2"], ["2"]));
    const { items: gathered, gone, held } = harvest.gathered([asking.address]);
    expect(gathered.map(({ externalId }) => externalId)).toEqual(["2"]);
    expect([...gone]).toEqual(["1", "2"]);
    expect([...held]).toEqual([[asking.address, ["2"]]]);
  });

  it("of one that did not answer: everything that it held stays", () => {
    const harvest = createPageHarvest(limits);
    harvest.addKept(page(["1", "2"], ["2"]));
    const { items: gathered, gone, held } = harvest.gathered([asking.address]);
    expect(gathered.map(({ externalId }) => externalId)).toEqual(["2", "1"]);
    expect([gone.size, held.size]).toEqual([0, 0]);
  });

  it("comes in the order of the index", () => {
    const harvest = createPageHarvest(limits);
    for (const name of ["b", "a"]) harvest.addAnswered({ ...page([], [name]), address: name });
    const gathered = harvest.gathered(["a", "b", "c"]);
    expect(gathered.items.map(({ externalId }) => externalId)).toEqual(["a", "b"]);
  });

  it("is no more than a feed may hold", () => {
    const harvest = createPageHarvest(limits);
    harvest.addAnswered(page([], ["1", "2", "3"]));
    expect(harvest.excess()).toBeUndefined();
    harvest.addKept({ ...page([], ["4"]), address: "other" });
    expect(harvest.excess()).toBe("The pages have more than 3 vacancies.");
  });
});
