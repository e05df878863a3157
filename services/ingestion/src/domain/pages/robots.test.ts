import { describe, expect, it } from "vitest";
import { parseRobots } from "./robots.ts";

const allows = (text: string, path: string) =>
  parseRobots(text).allows(new URL(path, "https://werken.example.com"));

describe("what robots.txt allows", () => {
  it.each([
    ["nothing said", "", "/x", true],
    ["no such thing", "<!doctype html><h1>Hallo</h1>", "/x", true],
    ["everybody", "User-agent: *\nDisallow: /intern/", "/intern/1", false],
    ["another path", "User-agent: *\nDisallow: /intern/", "/vacature/1", true],
    ["an empty rule", "User-agent: *\nDisallow:", "/x", true],
    ["somebody else", "User-agent: Grijper\nDisallow: /", "/x", true],
    ["us by name", "User-agent: Raakvlak\nDisallow: /", "/x", false],
    ["us with a version", "user-agent: RAAKVLAK/2.1 (feeds)\ndisallow: /", "/x", false],
    [
      "us before everybody",
      "User-agent: *\nDisallow: /\n\nUser-agent: raakvlak\nDisallow: /a",
      "/b",
      true,
    ],
    ["a longer name than ours", "User-agent: raakvlak-plus\nDisallow: /", "/x", true],
    ["groups of several", "User-agent: grijper\nUser-agent: raakvlak\nDisallow: /a", "/a", false],
    [
      "two groups for us",
      "User-agent: raakvlak\nDisallow: /a\nUser-agent: raakvlak\nDisallow: /b",
      "/b",
      false,
    ],
    [
      "the longest rule, allowing",
      "User-agent: *\nDisallow: /v\nAllow: /vacature",
      "/vacature/1",
      true,
    ],
    [
      "the longest rule, forbidding",
      "User-agent: *\nAllow: /v\nDisallow: /vacature",
      "/vacature/1",
      false,
    ],
    ["equally long rules", "User-agent: *\nDisallow: /v\nAllow: /v", "/v", true],
    ["wildcards", "User-agent: *\nDisallow: /*?sorteer=", "/vacatures?sorteer=nieuw", false],
    ["the end", "User-agent: *\nDisallow: /v$", "/v/1", true],
    ["escapes in either", "User-agent: *\nDisallow: /caf%c3%a9", "/café", false],
    ["comments", "User-agent: * # alle\nDisallow: /v # niet", "/v/1", false],
    ["old line ends and a mark", "\uFEFFUser-agent: *\rDisallow: /v", "/v", false],
    ["lines between", "User-agent: *\nSitemap: /s.xml\nVreemd: x\nDisallow: /v", "/v", false],
    ["rules without a group", "Disallow: /", "/x", true],
    ["the file itself", "User-agent: *\nDisallow: /", "/robots.txt", true],
  ])("%s", (_what, text, path, isAllowed) => {
    expect(allows(text, path)).toBe(isAllowed);
  });

  it.each([
    ["User-agent: *\nCrawl-delay: 2.5", 2_500],
    ["User-agent: *\nCrawl-delay: 2\nUser-agent: raakvlak\nDisallow: /a", undefined],
    ["User-agent: grijper\nCrawl-delay: 9\nUser-agent: *\nCrawl-delay: 1", 1_000],
    ["User-agent: *\nCrawl-delay: veel", undefined],
    ["User-agent: *\nCrawl-delay: -4", undefined],
    ["User-agent: *\nCrawl-delay:", undefined],
  ])("reads the pause of %j", (text, delayMs) => {
    expect(parseRobots(text).crawlDelayMs).toBe(delayMs);
  });

  it("comes to its end with hostile rules, where backtracking would not", () => {
    const rules = parseRobots(`User-agent: *\n${`Disallow: /${"*a".repeat(450)}b\n`.repeat(50)}`);
    expect(rules.allows(new URL(`https://x.example/${"a".repeat(950)}`))).toBe(true);
    expect(rules.allows(new URL(`https://x.example/${"a".repeat(950)}b`))).toBe(false);
  });

  it.each([
    ["rules", "Disallow: /a\n".repeat(1_001)],
    ["characters", `Disallow: /${"a".repeat(900)}\n`.repeat(56)],
  ])("with too many %s allows nothing", (_what, text) => {
    const rules = parseRobots(`User-agent: *\n${text}`);
    expect(rules.isTooLong).toBe(true);
    expect(rules.allows(new URL("https://x.example/b"))).toBe(false);
  });
});
