import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type PlantedTree, plantTree } from "../planted-tree.ts";
import { checkBoundaries, ruleNames } from "./check-boundaries.ts";
import { cleanTree } from "./clean-tree.ts";
import { plantedFaults } from "./planted-faults.ts";

let tree: PlantedTree;

beforeAll(async () => {
  tree = await plantTree(cleanTree);
});

afterAll(() => tree[Symbol.asyncDispose]());

it("finds nothing in a clean tree", async () => {
  expect(await checkBoundaries(tree.root)).toEqual([]);
});

it.each(plantedFaults)("$rule: $fault", async ({ rule, file, text, line = 1 }) => {
  await using _ = await plant(file, text);
  const found = await checkBoundaries(tree.root);
  expect(found.map((one) => ({ rule: one.rule, file: one.file, line: one.line }))).toEqual([
    { rule, file, line },
  ]);
});

it("has a planted fault for every rule", () => {
  const planted = new Set(plantedFaults.map(({ rule }) => rule));
  expect([...planted].toSorted()).toEqual([...ruleNames].toSorted());
});

it("sees a file before its first commit, and none that git ignores", async () => {
  await using _ = await plant("infra/Misnamed.ts", "export const one = 1;\n");
  expect(await checkBoundaries(tree.root)).toHaveLength(1);
  await using _ignored = await plant(".gitignore", "Misnamed.ts\n");
  expect(await checkBoundaries(tree.root)).toEqual([]);
});

/** Writes one file into the tree; disposal brings back what was there. */
async function plant(file: string, text: string): Promise<AsyncDisposable> {
  const before = cleanTree[file];
  const target = path.join(tree.root, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
  return {
    [Symbol.asyncDispose]: () => (before === undefined ? rm(target) : writeFile(target, before)),
  };
}
