import { eventually } from "@raakvlak/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { SiteOnStack } from "../site/site-on-stack.ts";
import {
  changingOne,
  closedOne,
  mergedOne,
  openOne,
  pages,
  startSiteUnderTest,
} from "../site/site-under-test.ts";

const at = "2026-11-20T09:30:00.000Z";
let site: SiteOnStack;
beforeAll(async () => {
  site = await startSiteUnderTest();
});
afterAll(() => site[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(site.url + path, { headers, redirect: "manual" });

describe("over HTTP", () => {
  test.each(Object.entries(pages))("%s ships no script and no cookie", async (_name, path) => {
    const response = await get(path);
    const html = await response.text();
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(response.headers.get("content-security-policy")).not.toContain("script-src");
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(html.replaceAll(/<script type="application\/ld\+json">/g, "")).not.toContain("<script");
    expect(html).not.toMatch(/ (?:style|on\w+)="/);
  });

  test.each([
    [pages.home, 200, /^public/],
    [pages.list, 200, /^public/],
    [pages.vacancy, 200, /^public/],
    [pages["closed vacancy"], 410, /^public/],
    [pages["no page"], 404, /^no-store$/],
    [`/vacatures/${"0".repeat(36)}`, 404, /^no-store$/],
    ["/vacatures?pagina=99999", 404, /^no-store$/],
    [pages.unsubscribe, 200, /^no-store$/],
    [pages["unknown link"], 404, /^no-store$/],
  ])("%s is answered with %i and kept as %s", async (path, status, kept) => {
    const response = await get(path);
    expect([response.status, response.headers.get("cache-control")]).toEqual([
      status,
      expect.stringMatching(kept),
    ]);
  });

  test("a merged vacancy leads to the one it lives on in, in the same language", async () => {
    for (const list of ["/vacatures", "/en/vacancies"]) {
      const response = await get(`${list}/${mergedOne.vacancyId}`);
      expect([response.status, response.headers.get("location")]).toEqual([
        302,
        `${list}/${openOne.vacancyId}`,
      ]);
    }
  });

  test("who holds the page gets it not again, and what travels is compressed", async () => {
    const first = await get(pages.list, { "accept-encoding": "br" });
    expect(first.headers.get("content-encoding")).toBe("br");
    const again = await get(pages.list, { "if-none-match": first.headers.get("etag") ?? "" });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("each page names itself and its twin, and the twin says the same", async () => {
    for (const path of [pages.home, pages.list, pages["second page"], pages.vacancy]) {
      const dutch = linksOf(await (await get(path)).text());
      expect(dutch.canonical).toBe(site.url + path);
      const english = linksOf(await (await fetch(dutch.en ?? "")).text());
      expect({ ...english, canonical: dutch.canonical }).toEqual(dutch);
      expect(english.canonical).toBe(dutch.en);
    }
  });

  test("an open vacancy is described to search engines, a closed one is not", async () => {
    const [, json = ""] =
      /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(
        await (await get(pages.vacancy)).text(),
      ) ?? [];
    expect(JSON.parse(json)).toMatchObject({
      "@type": "JobPosting",
      title: openOne.title,
      hiringOrganization: { name: openOne.employer.name },
    });
    expect(await (await get(pages["closed vacancy"])).text()).not.toContain("JobPosting");
  });

  test("feeds, sitemap and robots lead to the pages", async () => {
    const list = await (await get("/vacatures?zoek=accountmanager")).text();
    const [, offered = ""] =
      /<link [^>]*type="application\/rss\+xml"[^>]*href="(.*?)"/.exec(list) ?? [];
    expect(offered).toBe("/vacatures.rss?zoek=accountmanager");
    const feed = await (await get(offered)).text();
    const [, first = ""] = /<item>[\s\S]*?<link>(.*?)<\/link>/.exec(feed) ?? [];
    expect((await fetch(first)).status).toBe(200);
    expect((await get("/vacatures.rss?plaats=Atlantis")).status).toBe(400);
    expect(await (await get("/robots.txt")).text()).toContain(`Sitemap: ${site.url}/sitemap.xml`);
    const sitemap = await (await get("/sitemap.xml")).text();
    expect(sitemap).toContain(`<loc>${site.url}${pages.vacancy}</loc>`);
    expect(sitemap).not.toContain(closedOne.vacancyId);
  });

  test("strange requests get an answer, never a fault of ours", async () => {
    const long = "x".repeat(6_000);
    for (const path of [
      "/%E0%A4%A",
      "/vacatures?zoek=%E0%A4%A&plaats=%00&pagina=1e9&straal=-1&werkplek=%F0%9F%99%82",
      `/vacatures?zoek=${long}&plaats=${long}`,
      "/vacatures?pagina=2&pagina=3&__proto__=1",
      "/vacatures/__proto__",
      "/vacatures.data",
      "/__manifest?p=/",
      "/vacatures.rss?salaris=veel",
      "/sitemap.xml?part=0",
    ])
      expect([path.slice(0, 60), (await get(path)).status]).toEqual([
        path.slice(0, 60),
        expect.toSatisfy((status: number) => status < 500),
      ]);
    expect((await fetch(site.url + pages.list, { method: "POST", body: "a=1" })).status).toBe(405);
  });

  test("behind a proxy who guesses the recruiters' password keeps nobody else out, and can not pass for another", async () => {
    const knock = async (forwardedFor: string) => {
      const authorization = `Basic ${Buffer.from("recruiter:wrong").toString("base64")}`;
      const headers = { authorization, "x-forwarded-for": forwardedFor };
      return (await get(`/werkgevers/vacatures/${openOne.vacancyId}/kandidaten`, headers)).status;
    };
    // The last address is the one that the proxy saw; what stands before it the visitor has made up.
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect(await knock(`198.51.100.${attempt}, 203.0.113.7`)).toBe(401);
    expect(await knock("198.51.100.99, 203.0.113.7")).toBe(429);
    expect(await knock("203.0.113.7, 203.0.113.8")).toBe(401);
  });

  test("what changes is shown, what closes is gone", async () => {
    const path = `/vacatures/${changingOne.vacancyId}`;
    const title = "Zeldzame hovenier van cijfers";
    await site.publish([{ ...changingOne, version: 2, title }]);
    await eventually(async () => expect(await (await get(path)).text()).toContain(title), {
      timeoutMs: 60_000,
    });
    expect(await (await get("/vacatures?zoek=hovenier")).text()).toContain(title);
    const end = { reason: "withdrawn" as const, at };
    await site.publish([{ ...changingOne, version: 3, title, status: "closed", closed: end }]);
    await eventually(async () => expect((await get(path)).status).toBe(410), {
      timeoutMs: 60_000,
    });
    expect(await (await get("/vacatures?zoek=hovenier")).text()).not.toContain(`>${title}<`);
  });
});

function linksOf(html: string): Record<string, string> {
  const links = [...html.matchAll(/<link rel="(?:canonical|alternate)"[^>]*>/g)].map(
    ([tag]) => tag,
  );
  const hreflang = (tag: string) => /hreflang="(.*?)"/i.exec(tag)?.[1];
  return Object.fromEntries(
    links
      .filter((tag) => !tag.includes("rss+xml"))
      .map((tag) => [
        hreflang(tag) ?? "canonical",
        (/href="([^"]*)"(?: ?\/)?>/i.exec(tag)?.[1] ?? "").replaceAll("&amp;", "&"),
      ]),
  );
}
