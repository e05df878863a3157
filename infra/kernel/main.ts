import { writeFile } from "node:fs/promises";
import { buildKernel, kernelFile } from "./build-kernel.ts";

const usage = `npm run kernel

Compiles the matching kernel's TypeScript (services/matching/src/kernel) to WebAssembly and writes it as
services/matching/src/kernel/kernel-binary.ts. Exit code: 0 written, 1 it does not compile, 2 wrong options.
`;

process.exitCode = await main(process.argv.slice(2));

async function main([first]: readonly string[]): Promise<number> {
  if (first === "--help" || first === "-h") {
    process.stdout.write(usage);
    return 0;
  }
  if (first !== undefined) {
    process.stderr.write(`there is no option ${first}\n\n${usage}`);
    return 2;
  }
  await writeFile(kernelFile, await buildKernel());
  process.stdout.write("wrote services/matching/src/kernel/kernel-binary.ts\n");
  return 0;
}
