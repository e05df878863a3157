import { expect, test } from "vitest";
import { readBasic } from "./read-basic.ts";

const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

test.each<[string | undefined, ReturnType<typeof readBasic>]>([
  [basic("operator:secret"), { user: "operator", password: "secret" }],
  [basic(":secret"), { user: "", password: "secret" }],
  [basic("operator:"), { user: "operator", password: "" }],
  [basic("operator:with:colons"), { user: "operator", password: "with:colons" }],
  [basic("gebruiker:geheim €"), { user: "gebruiker", password: "geheim €" }],
  [basic("x:y").replace("Basic", "bASIC"), { user: "x", password: "y" }],
  [undefined, undefined],
  ["", undefined],
  ["Bearer operator:secret", undefined],
  ["Basic", undefined],
  ["Basic !!!", undefined],
  [`${basic("x:y")} `, undefined],
  [basic("no colon"), undefined],
  [`Basic ${"A".repeat(1_001)}`, undefined],
])("%.40s", (header, expected) => {
  expect(readBasic(header)).toEqual(expected);
});
