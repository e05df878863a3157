import { writeFile } from "node:fs/promises";
import path from "node:path";
import { buildKernel } from "./build-kernel.ts";

const usage = `npm run kernel

Compiles the matching kernel's TypeScript (services/matching/src/kernel) to WebAssembly and writes it as
kernel-binary.ts and, for threads over one memory, shared-kernel-binary.ts beside it. Exit code: 0 written, 1 it does not compile, 2 wrong options.
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
  for (const { file, text } of await buildKernel()) {
    await writeFile(file, text);
    process.stdout.write(`wrote services/matching/src/kernel/${path.basename(file)}\n`);
  }
  return 0;
}
