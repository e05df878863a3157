import { describe, expect, it } from "vitest";
import { createPagedRuns } from "./fixtures/paged-runs.ts";
import { createPagedSite, ORIGIN, pagedSource, type SiteAnswer } from "./fixtures/paged-site.ts";
import type { PagesLimits } from "./read-pages.ts";

/** A site of six pages with one vacancy each, read once. */
async function sixPages(limits: Partial<PagesLimits> = {}) {
  const site = createPagedSite();
  const paths = ["/1", "/2", "/3", "/4", "/5", "/6"];
  for (const path of paths) site.answers.set(path, [`v${path.slice(1)}`]);
  site.index = paths;
  const runs = createPagedRuns(site, limits);
  expect(await runs.run()).toMatchObject({ outcome: "done", opened: 6 });
  return { site, ...runs };
}
const ids = (open: ReadonlySet<string>) => [...open].toSorted().join(" ");
const all = "v1 v2 v3 v4 v5 v6";

describe("what a page's answer does to its vacancies", () => {
  it.each<[string, SiteAnswer, string, object]>([
    ["500", { status: 500 }, all, { failed: 1, unchanged: 5 }],
    ["a timeout", "timeout", all, { failed: 1 }],
    ["403", { status: 403 }, all, { failed: 1 }],
    ["half a page", "half-read", all, { failed: 1 }],
    ["404", { status: 404 }, "v2 v3 v4 v5 v6", { gone: 1, unchanged: 5 }],
    ["410", { status: 410 }, "v2 v3 v4 v5 v6", { gone: 1 }],
    ["no vacancy any more", [], "v2 v3 v4 v5 v6", { read: 1 }],
    ["another vacancy", ["v9"], "v2 v3 v4 v5 v6 v9", { read: 1 }],
    ["one more", ["v1", "v9"], `${all} v9`, { read: 1 }],
    ["the same", ["v1"], all, { unchanged: 6 }],
  ])("%s", async (_what, answer, expected, pages) => {
    const { site, run, open } = await sixPages();
    site.answers.set("/1", answer);
    const report = await run();
    expect(report).toMatchObject({ outcome: "done", pages: { listed: 6, ...pages } });
    expect(ids(open)).toBe(expected);
    expect(await run()).toMatchObject({ opened: 0, closed: 0 });
  });

  it("a vacancy that moved to another page stays", async () => {
    const { site, run, open } = await sixPages();
    site.answers.set("/1", { status: 404 }).set("/2", ["v2", "v1"]);
    expect(await run()).toMatchObject({ closed: 0 });
    expect(ids(open)).toBe(all);
  });

  it("a page that fails names itself and why", async () => {
    const { site, run } = await sixPages();
    site.answers.set("/1", { status: 500 });
    const { problems, detail } = await run();
    const message = "The source answers with status 500.";
    expect(problems).toEqual([{ item: `${ORIGIN}/1`, field: "page", message }]);
    expect(detail).toBe("1 pages could not be read; what they held stays.");
  });
});

describe("what the index does", () => {
  it("closes what it names no more", async () => {
    const { site, run, open, pages } = await sixPages();
    site.index = ["/1", "/2", "/3", "/4"];
    expect(await run()).toMatchObject({ outcome: "done", closed: 2 });
    expect(ids(open)).toBe("v1 v2 v3 v4");
    expect([...pages.stored.keys()]).toEqual(["/1", "/2", "/3", "/4"].map((path) => ORIGIN + path));
  });

  it.each<[string, Parameters<typeof change>[1], string]>([
    ["fails", { index: "timeout" }, "failed"],
    ["is gone", { index: { status: 404 } }, "failed"],
    ["is empty", { index: [] }, "needs-confirmation"],
    ["has shrunk", { index: ["/1", "/2"] }, "needs-confirmation"],
    ["is cut off", { index: ["/1", "/2", "/3", "/4"], indexIsIncomplete: true }, "done"],
    ["is cut off before its first page", { index: [], indexIsIncomplete: true }, "failed"],
    ["may not be read", { robots: "User-agent: *\nDisallow: /sitemap" }, "failed"],
    ["can not be asked for", { robots: { status: 503 } }, "failed"],
    [
      "is behind endless rules",
      { robots: `User-agent: *\n${"Allow: /x\n".repeat(2_000)}` },
      "failed",
    ],
  ])("closes nothing when it %s", async (_what, changes, outcome) => {
    const { site, run, open } = await sixPages();
    change(site, changes);
    expect(await run()).toMatchObject({ outcome, closed: 0 });
    expect(ids(open)).toBe(all);
  });

  it("closes what somebody confirmed", async () => {
    const { site, run, open } = await sixPages();
    site.index = ["/1"];
    await run();
    expect(await run({ confirmClosing: true })).toMatchObject({ outcome: "done", closed: 5 });
    expect(ids(open)).toBe("v1");
  });

  it("closes nothing that it names no more while a new page has not answered, but for one run only", async () => {
    const { site, run, open } = await sixPages();
    site.index = ["/1", "/2", "/3", "/4", "/5", "/6-nieuw"];
    site.answers.set("/6-nieuw", { status: 500 });
    expect(await run()).toMatchObject({
      outcome: "done",
      closed: 0,
      detail: expect.stringContaining("was not taken for gone") as string,
    });
    expect(ids(open)).toBe(all);
    expect(await run()).toMatchObject({ closed: 1 });
  });

  it("even then closes what its own page no longer holds", async () => {
    const { site, run, open } = await sixPages();
    site.index = ["/1", "/2", "/3", "/4", "/5", "/nieuw"];
    site.answers.set("/nieuw", "timeout").set("/1", { status: 410 }).set("/2", []);
    expect(await run()).toMatchObject({ closed: 2 });
    expect(ids(open)).toBe("v3 v4 v5 v6");
  });

  it("asks when most pages are gone, although it names them", async () => {
    const { site, run, open } = await sixPages();
    for (const path of ["/1", "/2", "/3", "/4"]) site.answers.set(path, { status: 404 });
    expect(await run()).toMatchObject({ outcome: "needs-confirmation", closed: 0 });
    // What was seen before the answer came is not forgotten.
    site.answers.set("/1", { status: 500 });
    expect(await run({ confirmClosing: true })).toMatchObject({ closed: 3 });
    expect(ids(open)).toBe("v1 v5 v6");
  });

  it("fails when no page answers", async () => {
    const { site, run, open } = await sixPages();
    for (const path of site.answers.keys()) site.answers.set(path, "timeout");
    expect(await run()).toMatchObject({
      outcome: "failed",
      detail: "None of the 6 pages could be read. No complete answer within 60 s.",
    });
    expect(ids(open)).toBe(all);
  });
});

function change(
  site: ReturnType<typeof createPagedSite>,
  changes: Partial<Pick<typeof site, "index" | "indexIsIncomplete" | "robots">>,
): void {
  Object.assign(site, changes);
}

describe("manners", () => {
  it("robots.txt is asked for once, before anything else, and what it disallows is not asked for and stays", async () => {
    const { site, run, open } = await sixPages();
    site.robots = "User-agent: raakvlak\nDisallow: /1\nDisallow: /2";
    expect(await run()).toMatchObject({
      pages: { disallowed: 2, unchanged: 4 },
      detail: "robots.txt disallows 2 pages.",
    });
    expect(ids(open)).toBe(all);
    expect(site.requests).toEqual([
      "/robots.txt",
      "/sitemap.xml",
      ...["/3", "/4", "/5", "/6"].map((path) => `${path} if changed`),
    ]);
  });

  it.each([
    ["our own", "", 2_000],
    ["a longer one that the site asks for", "User-agent: *\nCrawl-delay: 10", 10_000],
    ["a shorter one that it asks for", "User-agent: *\nCrawl-delay: 1", 2_000],
    ["one without bounds", "User-agent: *\nCrawl-delay: 86400", 30_000],
  ])("keeps a pause between requests: %s", async (_what, robots, pauseMs) => {
    const site = createPagedSite();
    Object.assign(site, { robots, index: ["/1", "/2"] });
    const { runSource, clock } = createPagedRuns(site, { delayMs: 2_000 });
    const at: number[] = [];
    site.before = () => void at.push(clock.monotonicMs());
    const run = runSource(
      "list",
      { dryRun: false, confirmClosing: false },
      new AbortController().signal,
    );
    await clock.advance(200_000);
    await run;
    const pauses = at.slice(1).map((ms, index) => ms - (at[index] ?? 0));
    expect(pauses).toEqual([pauseMs, pauseMs, pauseMs]);
  });

  it("takes turns when there are more pages than a run may ask for, the new ones first", async () => {
    const site = createPagedSite();
    site.index = ["/1", "/2", "/3", "/4", "/5"];
    for (const path of site.index) site.answers.set(path, [path]);
    const { run, open } = createPagedRuns(site, { pagesMaximum: 2 });
    const turns: string[][] = [];
    for (let at = 0; at < 4; at += 1) {
      const { detail } = await run();
      turns.push(site.requests.slice(2));
      expect(detail).toContain("3 of 5 pages wait for the next run; one run asks for 2 at most.");
    }
    expect(turns).toEqual([
      ["/1", "/2"],
      ["/3", "/4"],
      ["/5", "/1 if changed"],
      ["/2 if changed", "/3 if changed"],
    ]);
    expect(open.size).toBe(5);
  });

  it.each<[string, SiteAnswer, number, RegExp]>([
    ["that asks for fewer requests", { status: 429 }, 1, /fewer requests/],
    ["of which ten pages in a row fail", { status: 500 }, 10, /10 pages in a row did not answer/],
  ])("leaves a site alone %s", async (_what, answer, requests, words) => {
    const site = createPagedSite();
    const paths = Array.from({ length: 20 }, (_, at) => `/${at}`);
    site.index = paths;
    for (const path of paths) site.answers.set(path, [path]);
    const { run, open } = createPagedRuns(site);
    await run();
    for (const path of paths.slice(3)) site.answers.set(path, answer);
    expect(await run()).toMatchObject({
      outcome: "done",
      pages: { unchanged: 3, failed: requests, waiting: 17 - requests },
      detail: expect.stringMatching(words) as string,
    });
    expect(open.size).toBe(20);
  });

  it("ends a run that takes too long", async () => {
    const site = createPagedSite();
    site.index = ["/1", "/2", "/3", "/4", "/5"];
    const { runSource, clock } = createPagedRuns(site, { minutesMaximum: 1, delayMs: 25_000 });
    const run = runSource(
      "list",
      { dryRun: false, confirmClosing: false },
      new AbortController().signal,
    );
    await clock.advance(200_000);
    expect(await run).toMatchObject({
      pages: { gone: 3, waiting: 2 },
      detail: expect.stringContaining("for 1 minutes at most") as string,
    });
  });
});

describe("a list as a whole", () => {
  it("is read again when its name changes, since pages without an employer get it", async () => {
    const { site, run, state } = await sixPages();
    state.source = { ...pagedSource, name: "Zuiderlicht" };
    expect(await run()).toMatchObject({ pages: { read: 6 } });
    expect(site.requests.slice(2)).toEqual(["/1", "/2", "/3", "/4", "/5", "/6"]);
  });

  it("holds no more than a feed may", async () => {
    const { site, run, open } = await sixPages({ itemsMaximum: 7 });
    site.answers.set("/1", ["v1", "a", "b"]);
    expect(await run()).toMatchObject({
      outcome: "failed",
      detail: "The pages have more than 7 vacancies.",
    });
    expect(ids(open)).toBe(all);
  });

  it("is only looked at in a dry run", async () => {
    const { site, run, open, pages } = await sixPages();
    const before = JSON.stringify([...pages.stored]);
    site.answers.set("/1", { status: 404 }).set("/2", ["v2", "v7"]);
    expect(await run({ dryRun: true })).toMatchObject({ opened: 1, closed: 1, pages: { gone: 1 } });
    expect(ids(open)).toBe(all);
    expect(JSON.stringify([...pages.stored])).toBe(before);
  });

  it("shows how far it is", async () => {
    const site = createPagedSite();
    site.index = ["/1", "/2", "/3", "/4", "/5"];
    for (const path of site.index) site.answers.set(path, [path]);
    const { runSource, clock, state } = createPagedRuns(site, { delayMs: 2_000 });
    const run = runSource(
      "list",
      { dryRun: false, confirmClosing: false },
      new AbortController().signal,
    );
    await clock.advance(9_000);
    expect(state.running?.pages).toMatchObject({ listed: 5, read: 2, waiting: 3 });
    await clock.advance(8_000);
    expect(await run).toMatchObject({ outcome: "done", opened: 5 });
  });
});
