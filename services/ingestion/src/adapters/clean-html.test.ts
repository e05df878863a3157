import { expect, it } from "vitest";
import { boundedHtml, cleanHtml } from "./clean-html.ts";

it.each([
  ['<p onclick="x()" style="color:red">Hoi</p>', "<p>Hoi</p>"],
  ["<script>alert(1)</script><p>a</p>", "<p>a</p>"],
  ["<img src=x onerror=alert(1)>", ""],
  ['<a href="javascript:alert(1)">x</a>', '<a rel="nofollow noopener">x</a>'],
  ['<a href="//evil.example">x</a>', '<a rel="nofollow noopener">x</a>'],
  [
    '<a href="https://a.example/?q=1&r=2" target="_blank">x</a>',
    '<a href="https://a.example/?q=1&amp;r=2" rel="nofollow noopener">x</a>',
  ],
  ["<h1>Kop</h1><div>Blok</div>", "<h2>Kop</h2><p>Blok</p>"],
  ["<ul><li>een<li>twee</ul>", "<ul><li>een</li><li>twee</li></ul>"],
  ['<iframe src="https://a.example"></iframe><style>p{}</style>tekst', "tekst"],
  ["a < b & c", "a &lt; b &amp; c"],
  ["<<p>b</p>", "&lt;<p>b</p>"],
])("makes %s into %s", (dirty, clean) => {
  expect(cleanHtml(dirty)).toBe(clean);
});

it("bounds what it reads and how deep it nests", () => {
  expect(cleanHtml("<ul><li>".repeat(20_000)).length).toBeLessThan(1_000);
  expect(cleanHtml("a".repeat(500_000)).length).toBe(400_000);
});

it.each([
  ["end tags of nothing among many that are open", "<b>".repeat(50_000) + "</i>".repeat(50_000)],
  ["elements in each other", "<ul><li>".repeat(40_000)],
  ["elements beside each other", "<li>a</li>".repeat(40_000)],
  ["tags in other letters", "<LI>".repeat(90_000)],
])("reads at most 5000 tags of %s", (_name, hostile) => {
  // Every tag that is not read costs nothing: the parser's work is bounded by the square of their number.
  expect(boundedHtml(hostile).split("<").length - 1).toBe(5_000);
  expect(hostile.startsWith(boundedHtml(hostile))).toBe(true);
  const tags = cleanHtml(hostile).match(/<[a-z]/g) ?? [];
  expect(tags.length).toBeLessThanOrEqual(5_000);
});

it("reads a long but honest text whole", () => {
  const honest = "<p>Je bouwt aan <b>relaties</b>.</p>".repeat(1_000);
  expect(cleanHtml(honest)).toBe(honest);
  expect(boundedHtml("a < b </ c <! d".repeat(10_000))).toHaveLength(150_000);
});
