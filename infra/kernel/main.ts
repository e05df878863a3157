import { writeFile } from "node:fs/promises";
import { buildKernel, kernelFile } from "./build-kernel.ts";

await writeFile(kernelFile, await buildKernel());
process.stdout.write("wrote services/matching/src/kernel/kernel-binary.ts\n");
