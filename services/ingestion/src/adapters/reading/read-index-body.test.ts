import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readIndexBody } from "./read-index-body.ts";

const origin = "https://werken.example.com";
const limits = { depthMaximum: 32, charactersMaximum: 2_000_000, bytesMaximum: 6_000_000 };
const bytesOf = (text: string) => new TextEncoder().encode(text);

function read(body: string | Uint8Array, scope: { index?: string; match?: string } = {}) {
  const bytes = typeof body === "string" ? bytesOf(body) : body;
  const index = scope.index ?? `${origin}/sitemap.xml`;
  return readIndexBody({ bytes, address: index }, { ...scope, index }, limits);
}

const sitemap = (...locs: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${locs
    .map((loc) => `<url><loc>${loc}</loc><lastmod>2026-09-01</lastmod></url>`)
    .join("")}</urlset>`;
const pages = (...paths: string[]) => ({
  ok: true,
  names: "pages",
  addresses: paths.map((path) => origin + path),
  elsewhere: 0,
});

describe("an index", () => {
  it.each<[string, string | Uint8Array, object]>([
    ["a sitemap", sitemap(`${origin}/v/1`, ` ${origin}/v/2\n`), pages("/v/1", "/v/2")],
    ["escaped addresses", sitemap(`${origin}/v?a=1&amp;b=2`), pages("/v?a=1&b=2")],
    ["addresses in CDATA", sitemap(`<![CDATA[${origin}/v/1]]>`), pages("/v/1")],
    ["packed by gzip", gzipSync(sitemap(`${origin}/v/1`)), pages("/v/1")],
    [
      "a style sheet and a comment before it",
      sitemap(`${origin}/v/1`).replace("?>", '?>\n<?xml-stylesheet href="s.xsl"?><!-- wij -->\n'),
      pages("/v/1"),
    ],
    [
      "with images",
      sitemap(
        `${origin}/v/1</loc><image:image><image:loc>${origin}/i.png</image:loc></image:image><loc>`,
      ),
      pages("/v/1"),
    ],
    [
      "under a prefix",
      `<s:urlset xmlns:s="x"><s:url><s:loc>${origin}/v/1</s:loc></s:url></s:urlset>`,
      pages("/v/1"),
    ],
    ["an empty one", sitemap(), pages()],
    [
      "an index of sitemaps",
      `<sitemapindex><sitemap><loc>${origin}/a.xml.gz</loc></sitemap><sitemap><loc>https://elders.example/b.xml</loc></sitemap></sitemapindex>`,
      { ...pages("/a.xml.gz"), names: "sitemaps", elsewhere: 1 },
    ],
    ["no index at all", '{"offers":[]}', pages()],
  ])("%s", (_what, body, expected) => {
    expect(read(body)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["links", '<a href="/vacatures/1">Een</a><A HREF=2>'],
    ["a base", '<base href="/vacatures/"><a href="1">Een</a><a href="2">'],
    [
      "links in comments and scripts, which are none",
      '<!-- <a href="/vacatures/9"> --><script>"<a href=/vacatures/8>"</script><a href="/vacatures/1"><a href="/vacatures/2">',
    ],
    [
      "other elements",
      '<link href="/vacatures/9"><a href="/vacatures/1"><a name="x"><a href="/vacatures/2">',
    ],
  ])("an overview: %s", (_what, body) => {
    const index = `${origin}/vacatures/`;
    expect(read(`<!doctype html><body>${body}`, { index })).toEqual(
      pages("/vacatures/1", "/vacatures/2"),
    );
  });

  it.each<[string, string]>([
    ["an entry without an address", sitemap(`${origin}/v/1`, "")],
    ["an address that is none", sitemap(`${origin}/v/1`, "/v/2")],
    [
      "an address that is not closed",
      sitemap(`${origin}/v/1`, `${origin}/v/2</lok><loc>${origin}/v/3`),
    ],
    ["an end in the middle", sitemap(`${origin}/v/1`, `${origin}/v/2`).slice(0, -60)],
  ])("is incomplete with %s", (_what, body) => {
    expect(read(body)).toMatchObject({ ok: true, incomplete: expect.any(String) as string });
  });
});

describe("a hostile index", () => {
  const many = (count: number, one: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => one(at)).join("");
  const entity = '<!DOCTYPE urlset [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>';

  it.each<[string, () => string | Uint8Array, RegExp]>([
    ["billion laughs", () => `${entity}${sitemap(`${origin}/&b;`).slice(38)}`, /document type/],
    [
      "an external entity",
      () =>
        `<?xml version="1.0"?><!DOCTYPE urlset SYSTEM "file:///etc/passwd">${sitemap(`${origin}/v`).slice(38)}`,
      /document type/,
    ],
    [
      "100,000 entries",
      () => sitemap(...Array.from({ length: 100_000 }, (_, at) => `${origin}/${at}`)),
      /more than 50000/,
    ],
    ["100,000 links", () => many(100_000, (at) => `<a href="/${at}">`), /more than 50000 pages/],
    [
      "long addresses",
      () => many(10_000, (at) => `<a href="/${"a".repeat(500)}${at}">`),
      /more than 2000000 characters/,
    ],
    ["deep XML", () => `<urlset><url>${"<a>".repeat(100_000)}`, /nested deeper/],
    ["gzip of much", () => gzipSync(Buffer.alloc(20_000_000)), /larger than 6000000 bytes/],
    ["no gzip after all", () => new Uint8Array([0x1f, 0x8b, 1, 2, 3]), /can not be unpacked/],
  ])("is refused or cut: %s", (_what, body, words) => {
    const index = `${origin}/`;
    const scope = { index, match: "/" };
    const listed = read(body(), scope);
    expect(listed.ok ? listed.incomplete : listed.detail).toMatch(words);
  });

  it.each([
    ["unclosed comments", () => "<!--".repeat(500_000)],
    ["unclosed declarations", () => "<?".repeat(500_000)],
    ["closed ones", () => "<!---->".repeat(500_000)],
    ["links to nowhere", () => many(50_000, (at) => `<a href="//x${at}.example/">`)],
  ])("costs little: %s", (_what, body) => {
    expect(read(body())).toMatchObject({ ok: true, addresses: [] });
  });
});
