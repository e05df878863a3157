import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { buildKernel } from "./build-kernel.ts";

it(
  "the kernel in the repository is what its sources compile to: else run `npm run kernel`",
  { timeout: 120_000 },
  async () => {
    for (const { file, text } of await buildKernel())
      expect(text === (await readFile(file, "utf8")), file).toBe(true);
  },
);
