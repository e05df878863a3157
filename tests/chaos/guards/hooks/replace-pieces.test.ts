import { startProcess } from "@raakvlak/testing";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Replacement } from "./replacement.ts";

const root = path.resolve(import.meta.dirname, "../../../..");
const fixture = path.join(import.meta.dirname, "fixtures/guarded.ts");
const file = path.relative(root, fixture);
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "raakvlak-pieces-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...replacements: Replacement[]): Promise<string> {
  await writeFile(path.join(folder, "guarded.json"), JSON.stringify(replacements));
  await using guarded = startProcess(fixture, {
    nodeArgs: ["--import", path.join(import.meta.dirname, "replace-pieces.ts")],
    env: { CHAOS_PIECES: folder, OTEL_SERVICE_NAME: "guarded" },
  });
  await guarded.exited;
  return guarded.output.trim();
}

test("a piece is replaced while its file is loaded, and only then", async () => {
  expect(await run()).toBe("3 of 5");
  expect(await run({ file, piece: "n < 3", by: "true" })).toBe("5 of 5");
});

test.each([
  ["is missing", "n < 4", "0 times"],
  ["stands there twice", "numbers", "2 times"],
])("a piece that %s ends the process", async (_what, piece, times) => {
  expect(await run({ file, piece, by: "" })).toMatch(new RegExp(`holds this piece ${times}`));
});
