import { expect, test } from "vitest";
import { createBatcher } from "./create-batcher.ts";

test("what comes during a batch goes together in the next, up to the maximum", async () => {
  const batches: number[][] = [];
  const double = createBatcher(async (items: readonly number[]) => {
    batches.push([...items]);
    await new Promise((resolve) => void setImmediate(resolve));
    return items.map((item) => item * 2);
  }, 3);
  const first = [1, 2].map(double);
  await new Promise((resolve) => void setImmediate(resolve));
  const results = await Promise.all([...first, ...[3, 4, 5, 6].map(double)]);
  expect(results).toEqual([2, 4, 6, 8, 10, 12]);
  expect(batches).toEqual([[1, 2], [3, 4, 5], [6]]);
});

test("a failed batch fails its own calls only", async () => {
  const run = createBatcher(async (items: readonly string[]) => {
    if (items.includes("bad")) throw new Error("bad batch");
    return items;
  }, 1);
  const results = await Promise.allSettled(["good", "bad", "better"].map(run));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
});
