import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comparablePath, fitsPattern, pathOf } from "./address-pattern.ts";

describe("fitsPattern", () => {
  it.each([
    ["/", "/vacatures/1", true],
    ["/vacatures/", "/vacatures/1", true],
    ["/vacatures/", "/vacatures", false],
    ["/vacatures", "/vacatures-archief", true],
    ["/Vacatures/", "/vacatures/1", false],
    ["/*/vacature/", "/nl/vacature/1", true],
    ["/*/vacature/", "/nl/x/vacature/1", true],
    ["/*/vacature/", "/vacature/1", false],
    ["*.php", "/a/index.php?x=1", true],
    ["*.php$", "/a/index.php?x=1", false],
    ["*.php$", "/a/index.php", true],
    ["/vacature$", "/vacature", true],
    ["/vacature$", "/vacature/1", false],
    ["/a*a$", "/a", false],
    ["/a*a$", "/aa", true],
    ["/*?id=", "/vacature?id=12", true],
    ["/a**b", "/ab", true],
    ["", "/anything", true],
    ["$", "", true],
    ["$", "/", false],
  ])("%s and %s: %s", (pattern, path, fits) => {
    expect(fitsPattern(path, pattern)).toBe(fits);
  });

  it("says what a regular expression would", () => {
    const letters = fc.string({ unit: fc.constantFrom("a", "b", "/"), maxLength: 8 });
    const patterns = fc.string({ unit: fc.constantFrom("a", "b", "/", "*"), maxLength: 6 });
    fc.assert(
      fc.property(letters, patterns, fc.boolean(), (path, pattern, isWhole) => {
        const source = `^${pattern.replaceAll("*", ".*")}${isWhole ? "$" : ""}`;
        const whole = isWhole ? `${pattern}$` : pattern;
        expect(fitsPattern(path, whole)).toBe(new RegExp(source).test(path));
      }),
    );
  });
});

describe("comparablePath", () => {
  it.each([
    ["/caf%C3%A9", "/café"],
    ["/caf%c3%a9", "/café"],
    ["/a~b", "/a%7eb"],
    ["/a%2Fb", "/a%2fb"],
  ])("%s is %s", (one, other) => {
    expect(comparablePath(other)).toBe(comparablePath(one));
  });

  it("keeps apart what is escaped for a reason, and takes an address as it comes", () => {
    expect(comparablePath("/a%2Fb")).not.toBe(comparablePath("/a/b"));
    expect(pathOf(new URL("https://example.com/café?plaats=’s#x"))).toBe(
      "/caf%C3%A9?plaats=%E2%80%99s",
    );
    expect(comparablePath("/\uD800")).toBe("/%EF%BF%BD");
  });
});
