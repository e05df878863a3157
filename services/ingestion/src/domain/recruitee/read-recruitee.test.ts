import { describe, expect, it } from "vitest";
import { readRecruitee } from "./read-recruitee.ts";

const limits = { itemsMaximum: 10 };
const read = (...offers: unknown[]) => {
  const feed = readRecruitee({ offers }, limits);
  if (!feed.ok) throw new Error(feed.detail);
  return feed.items;
};
const offer = (more: Record<string, unknown> = {}) => ({ id: 1, title: "Accountmanager", ...more });

describe("readRecruitee", () => {
  it.each([[[]], [{}], [null], ["x"], [{ offers: {} }], [7]])("refuses %j as a whole", (body) => {
    expect(readRecruitee(body, limits)).toEqual({
      ok: false,
      detail: "The body is no Recruitee feed: it has no list named offers.",
    });
  });

  it("refuses a feed of too many offers", () => {
    const feed = readRecruitee({ offers: Array.from({ length: 11 }, () => offer()) }, limits);
    expect(feed).toEqual({ ok: false, detail: "The feed has 11 offers; at most 10 are read." });
  });

  it("gives its names to ours", () => {
    const [only] = read(
      offer({
        company_name: "Raak",
        city: "Zeist",
        state_name: "Utrecht",
        country_code: "nl",
        hybrid: true,
        min_hours: "32",
        max_hours_per_week: 40,
        salary: { min: "3.500", max: "4500,50", period: "month", currency: "EUR" },
        careers_url: "https://raak.example/o/1",
        published_at: "2026-08-05 09:41:37 UTC",
        close_at: "2026-12-31T23:00:00Z",
        department: "Sales",
        tags: ["B2B"],
      }),
    );
    expect(only).toEqual({
      externalId: "1",
      problems: [],
      item: {
        externalId: "1",
        title: "Accountmanager",
        employerName: "Raak",
        description: "",
        requirements: "",
        places: [{ words: "Zeist, Utrecht", country: "NL" }],
        workModes: ["hybrid"],
        hoursMin: 32,
        hoursMax: 40,
        salary: { min: 3_500, max: 4_500.5, period: "month", currency: "EUR" },
        url: "https://raak.example/o/1",
        postedDay: 20_670,
        closesDay: 20_818,
        keywords: ["Sales", "B2B"],
      },
    });
  });

  it.each([
    [7, { item: "#1", field: "", message: "is no object" }],
    [{ title: "x" }, { item: "#1", field: "id", message: expect.any(String) as string }],
    [
      offer({ title: undefined }),
      { item: "1", field: "title", message: expect.any(String) as string },
    ],
    [
      offer({ title: "x" }),
      { item: "1", field: "title", message: "must have at least two characters" },
    ],
    [
      offer({ status: "draft" }),
      { item: "1", field: "status", message: 'is "draft", not published' },
    ],
  ])("refuses %j and says why", (given, problem) => {
    const [item] = read(given);
    expect(item?.item).toBeUndefined();
    expect(item?.problems).toEqual([problem]);
  });

  it.each([
    [{ salary: "veel" }, "salary"],
    [{ salary: { min: "veel" } }, "salary.min"],
    [{ careers_url: "javascript:alert(1)" }, "careers_url"],
    [{ published_at: "gisteren" }, "published_at"],
    [{ remote: "ja" }, "remote"],
    [{ min_hours: -3 }, "min_hours"],
    [{ locations: [{ city: 7 }] }, "locations.0.city"],
    [{ country_code: "NLD" }, "country_code"],
    [{ description: 12 }, "description"],
  ])("leaves a damaged field out of the item and names it: %j", (more, field) => {
    const [item] = read(offer(more));
    expect(item?.item).toBeDefined();
    expect(item?.problems).toMatchObject([{ item: "1", field }]);
  });

  it("lets a bad offer harm only itself", () => {
    const items = read(offer(), null, offer({ id: 2 }));
    expect(items.map(({ item }) => item?.externalId)).toEqual(["1", undefined, "2"]);
  });
});
