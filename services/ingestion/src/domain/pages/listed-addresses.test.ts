import { describe, expect, it } from "vitest";
import { createListing } from "./listed-addresses.ts";

function listed(
  links: readonly string[],
  scope: { index?: string; match?: string } = {},
  kind: "sitemap" | "overview" = "overview",
) {
  const index = scope.index ?? "https://werken.example.com/vacatures";
  const listing = createListing({ ...scope, index }, kind);
  for (const link of links) listing.add(link, index);
  return listing.listed();
}
const at = (path: string) => `https://werken.example.com${path}`;

describe("the pages of an index", () => {
  it.each<[string, string[], { index?: string; match?: string }, string[]]>([
    [
      "what lies below it",
      ["/vacatures/1", "/over-ons", "vacatures/2"],
      {},
      ["/vacatures/1", "/vacatures/2"],
    ],
    [
      "not itself",
      ["/vacatures", "/vacatures/", "/vacatures?pagina=2", "#top"],
      {},
      ["/vacatures/"],
    ],
    [
      "below a folder",
      ["1", "/vacatures/", "/anders"],
      { index: at("/vacatures/") },
      ["/vacatures/1"],
    ],
    [
      "below a file's folder",
      ["a.html", "lijst.html"],
      { index: at("/v/lijst.html") },
      ["/v/a.html"],
    ],
    [
      "what matches",
      ["/nl/vacature/1", "/nl/blog/1"],
      { match: "/*/vacature/" },
      ["/nl/vacature/1"],
    ],
    [
      "a query",
      ["?id=1", "?pagina=2", "/vacatures"],
      { match: "/vacatures?id=" },
      ["/vacatures?id=1"],
    ],
    [
      "each once",
      ["/vacatures/1#a", "/vacatures/1?utm_source=x", "/vacatures/1"],
      {},
      ["/vacatures/1"],
    ],
    [
      "no other kind of address",
      [
        "mailto:a@example.com",
        "javascript:void(0)",
        "ftp://werken.example.com/vacatures/1",
        "http://",
      ],
      {},
      [],
    ],
    ["nobody's name", ["https://a:b@werken.example.com/vacatures/1"], {}, []],
    ["nothing endless", [`/vacatures/${"a".repeat(1_000)}`], {}, []],
  ])("%s", (_what, links, scope, paths) => {
    expect(listed(links, scope)).toEqual({ addresses: paths.map(at), elsewhere: 0 });
  });

  it.each([
    "https://example.com/vacatures/1",
    "http://werken.example.com/vacatures/1",
    "https://werken.example.com:8443/vacatures/1",
    "//169.254.169.254/vacatures/1",
    "https://werken.example.com.evil.example/vacatures/1",
  ])("counts %s as elsewhere", (link) => {
    expect(listed([link], { match: "/" })).toEqual({ addresses: [], elsewhere: 1 });
  });

  it("of a sitemap are all of its origin, or what matches", () => {
    const links = [at("/a"), at("/vacature/1"), "https://example.com/b"];
    expect(listed(links, {}, "sitemap").addresses).toEqual([at("/a"), at("/vacature/1")]);
    expect(listed(links, { match: "/vacature/" }, "sitemap")).toEqual({
      addresses: [at("/vacature/1")],
      elsewhere: 1,
    });
  });
});
