import {
  findPlace,
  recogniseOccupations,
  recogniseSectors,
  recogniseSkills,
} from "@raakvlak/vocabulary";
import { describe, expect, it } from "vitest";
import { closingShare, planRun } from "./plan-run.ts";
import { readRecruitee } from "./recruitee/read-recruitee.ts";
import { understandItem } from "./understand-feed.ts";

const words = {
  recogniseOccupations,
  recogniseSkills,
  recogniseSectors,
  findPlace,
  cleanHtml: (html: string) => html,
};
const source = { sourceId: "test", organisationId: "raakvlak", name: "Test" };
const today = 20_700;

const longText =
  "Je bouwt aan langdurige relaties met onze klanten in de regio en je haalt nieuwe klanten binnen, samen met je collega's.";

function itemsOf(...offers: unknown[]) {
  const feed = readRecruitee({ offers }, { itemsMaximum: 100 });
  if (!feed.ok) throw new Error(feed.detail);
  return feed.items.map((item) => understandItem(item, source, words));
}
const offer = (id: number, more: Record<string, unknown> = {}) => ({
  id,
  title: `Accountmanager ${id}`,
  description: longText,
  city: "Utrecht",
  ...more,
});
const plan = (open: string[], ...offers: unknown[]) =>
  planRun(itemsOf(...offers), new Set(open), { today, isWhole: true });

describe("planRun", () => {
  it("opens what is new, keeps what is there, closes what is gone", () => {
    const planned = plan(["1", "9"], offer(1), offer(2));
    expect(planned.vacancies.map(({ externalId }) => externalId)).toEqual(["1", "2"]);
    expect(planned.closings).toEqual([{ externalId: "9", reason: "gone-from-source" }]);
    expect(planned).toMatchObject({ items: 2, refused: 0, problems: [] });
  });

  it("leaves the vacancy of an item alone that is refused but named", () => {
    const planned = plan(["1"], { id: 1, title: "" });
    expect(planned.closings).toEqual([]);
    expect(planned).toMatchObject({ refused: 1, problems: [{ item: "1", field: "title" }] });
  });

  it("of a source that was not read whole closes what is known to be gone, and stands nowhere else", () => {
    const gone = new Set(["1", "8"]);
    const planned = planRun(itemsOf(offer(1)), new Set(["1", "8", "9"]), {
      today,
      isWhole: false,
      gone,
    });
    expect(planned.closings).toEqual([{ externalId: "8", reason: "gone-from-source" }]);
  });

  it("takes the first of two items with one id and names the second", () => {
    const planned = plan([], offer(1), offer(1, { title: "Salesmanager" }));
    expect(planned.vacancies.map(({ content }) => content.title)).toEqual(["Accountmanager 1"]);
    expect(planned.problems).toEqual([
      { item: "1", field: "id", message: "stands twice in the feed; the first one counts" },
    ]);
    expect(planned.refused).toBe(1);
  });

  it("closes what has expired, and opens nothing that has", () => {
    const planned = plan(
      ["1"],
      offer(1, { close_at: "2026-09-03" }),
      offer(2, { close_at: "2026-09-03" }),
      offer(3, { close_at: "2026-09-04" }),
    );
    expect(planned.vacancies.map(({ externalId }) => externalId)).toEqual(["3"]);
    expect(planned.closings).toEqual([{ externalId: "1", reason: "expired" }]);
    expect(planned.problems.map(({ item, field }) => `${item} ${field}`)).toEqual([
      "1 close_at",
      "2 close_at",
    ]);
  });

  it("merges copies into the one that was open before, else into the first", () => {
    const copy = { title: "Accountmanager regio Utrecht" };
    expect(plan([], offer(1, copy), offer(2, copy)).vacancies).toMatchObject([
      { externalId: "1", copies: [{ externalId: "2" }] },
    ]);
    const planned = plan(["2", "3"], offer(1, copy), offer(2, copy), offer(3, copy));
    expect(planned.vacancies).toMatchObject([
      { externalId: "2", copies: [{ externalId: "1" }, { externalId: "3" }] },
    ]);
    expect(planned.closings).toEqual([{ externalId: "3", reason: "merged", into: "2" }]);
  });

  it("keeps apart what differs in place, title or text, and what is too short to tell", () => {
    const copy = { title: "Accountmanager" };
    expect(plan([], offer(1, copy), offer(2, { ...copy, city: "Zwolle" })).vacancies).toHaveLength(
      2,
    );
    expect(
      plan([], offer(1, copy), offer(2, { ...copy, title: "Salesmanager" })).vacancies,
    ).toHaveLength(2);
    expect(
      plan([], offer(1, copy), offer(2, { ...copy, description: `${longText} Echt.` })).vacancies,
    ).toHaveLength(2);
    expect(
      plan(
        [],
        offer(1, { ...copy, description: "Bel ons." }),
        offer(2, { ...copy, description: "Bel ons." }),
      ).vacancies,
    ).toHaveLength(2);
  });
});

describe("closingShare", () => {
  it.each([
    [["1", "2", "3", "4"], [offer(1)], 75],
    [["1", "2", "3"], [offer(1), offer(2)], 34],
    [["1"], [], 100],
    [[], [offer(1)], 0],
    // Expiring is the source's own word: no question.
    [["1", "2"], [offer(1, { close_at: "2026-01-01" }), offer(2)], 0],
  ])("of %j open is %s", (open, offers, share) => {
    expect(closingShare(plan(open, ...offers), open.length)).toBe(share);
  });
});
