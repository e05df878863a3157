import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import routes from "./routes.ts";

const readme = await readFile(join(import.meta.dirname, "..", "README.md"), "utf8");
const [, table = ""] =
  /\| address \| what \|\n\|-+\|-+\|\n([^]*?)\n\n/.exec(
    readme.replaceAll(/ +\|/g, " |").replaceAll(/\| -+ /g, "|---"),
  ) ?? [];
const rows = table.split("\n");

it("the README's table of addresses is whole", () => {
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect(row).toMatch(/^\|[^|]+\|[^|]+\|$/);
});

it.each(routes.map(({ path = "" }) => path).filter((path) => path !== "*"))(
  "the README names /%s",
  (path) => {
    expect(table).toContain(`\`/${path}`);
  },
);
