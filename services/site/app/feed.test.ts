import { createBuilders } from "@raakvlak/testing";
import { expect, it } from "vitest";
import { rssFeed } from "./feed.ts";

const { aVacancy } = createBuilders(3);
const site = "https://www.raakvlak.example";
const feedOf = (title: string, text: string) => {
  const vacancy = aVacancy({ title, text, postedDay: 20_458 });
  return rssFeed({
    title: "Raakvlak: “R&D”",
    locale: "nl",
    pageUrl: `${site}/vacatures?a=1&b=2`,
    feedUrl: `${site}/vacatures.rss?a=1&b=2`,
    vacancies: [vacancy],
    publicUrl: site,
  });
};

it("tells of each vacancy what, where, for how much and when", () => {
  const feed = feedOf("Accountmanager", "Je bouwt aan relaties.");
  expect(feed).toContain("<title>Accountmanager, Zonnewijzer Software</title>");
  expect(feed).toContain("<pubDate>Mon, 05 Jan 2026 00:00:00 GMT</pubDate>");
  expect(feed).toMatch(/Utrecht · hybride · 32–40 uur per week · €\u00a03\.400 – €\u00a04\.300/);
  expect(feed).toContain(`<atom:link href="${site}/vacatures.rss?a=1&amp;b=2" rel="self"`);
});

it("holds no markup of others and no character that XML forbids", () => {
  const feed = feedOf('<b>"R&D"</b> \u0007\uD800', "]]></description><item>".repeat(40));
  expect(feed).toContain("&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt; , Zonnewijzer");
  expect(feed.match(/<item>/g)).toHaveLength(1);
  expect(feed).not.toContain("\u0007");
});
