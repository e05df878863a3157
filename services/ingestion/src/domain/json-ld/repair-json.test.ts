import { describe, expect, it } from "vitest";
import { readRepairedJson } from "./repair-json.ts";

const bounds = { depthMaximum: 8 };
const raw = "raw line breaks or control characters in a text";
const marks = "comment or CDATA marks around it";

describe("readRepairedJson", () => {
  it.each([
    ['{"a":"b"}', { a: "b" }, 100, []],
    ['\uFEFF [1, "}"] ', [1, "}"], 100, []],
    ['//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }, 80, [marks]],
    ["/*<![CDATA[*/[[1]]/*]]>*/", [[1]], 80, [marks]],
    ['<!-- {"a":1} -->', { a: 1 }, 80, [marks]],
    ['{"a":1};', { a: 1 }, 80, [marks]],
    ['{"a":"one\ntwo\r\n\tthree\u0001"}', { a: "one\ntwo\r\n\tthree " }, 80, [raw]],
    ['{"a":[1,2,],\n}', { a: [1, 2] }, 80, ["a comma too many"]],
    ['{"a":"x,]","b":"\\"\n,}"}', { a: "x,]", b: '"\n,}' }, 80, [raw]],
    ["{&quot;a&quot;:&quot;R&amp;D&quot;}", { a: "R&D" }, 60, ["escaped as HTML"]],
  ])("reads %j", (script, value, confidence, repairs) => {
    expect(readRepairedJson(script, bounds)).toEqual({ ok: true, value, confidence, repairs });
  });

  it.each([
    ["", "The body is no JSON"],
    ["<p>no</p>", "The body is no JSON"],
    ['{"a":"b" "c":1}', "it breaks at character"],
    ['{"a":"unfinished', "no JSON"],
    ["{&quot;a&quot;:", "no JSON"],
    ["[".repeat(100_000), "nested deeper than 8 levels"],
    [`{"a":"\n${"x".repeat(10)}"${"}".repeat(3)}`, "it breaks at character"],
  ])("guesses nothing of %j", (script, detail) => {
    const read = readRepairedJson(script, bounds);
    expect(read).toMatchObject({ ok: false, detail: expect.stringContaining(detail) as string });
  });

  it("takes bounded time for many commas, blanks and marks", () => {
    for (const seed of [",", ", ", " ", "//", "<!--", ";", "\n", '"\n', "&quot;"])
      readRepairedJson(`{${seed.repeat(300_000)}`, bounds);
  });
});
