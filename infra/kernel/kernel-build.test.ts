import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { buildKernel, kernelFile } from "./build-kernel.ts";

it(
  "the kernel in the repository is what its sources compile to: else run `npm run kernel`",
  { timeout: 120_000 },
  async () => {
    const built = await buildKernel();
    expect(built === (await readFile(kernelFile, "utf8"))).toBe(true);
  },
);
