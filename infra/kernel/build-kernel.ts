import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import asc from "assemblyscript/asc";

const folder = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../services/matching/src/kernel",
);
/** In this order; native-wasm.txt and filter-wasm.txt are AssemblyScript alone, the others are what the plain kernel runs as well. */
const sources = [
  "native-wasm.txt",
  "layout.ts",
  "block-layout.ts",
  "bound-layout.ts",
  "filter-wasm.txt",
  "bounds.ts",
  "record-lists.ts",
  "judge-terms.ts",
  "judge-fits.ts",
  "judge.ts",
  "find.ts",
  "geography.ts",
  "slices-of-record.ts",
  "slot-bits.ts",
];
/** What the code around the kernel calls: see kernel.ts. */
const called = [
  "findIn",
  "judgeCandidates",
  "sortKeyOf",
  "sortKeysOf",
  "fillSlot",
  "fillSlots",
  "countSlots",
  "noteRecord",
  "refillSlot",
  "emptySlot",
  "freeSlotIn",
];
const notCalled = new RegExp(`^export function (?!(?:${called.join("|")})\\()`, "gm");

/** Compiles the matching engine's kernel, and returns the files that hold it: the same bytes from the same sources. */
export async function buildKernel(): Promise<readonly { file: string; text: string }[]> {
  const texts = await Promise.all(
    sources.map(async (name) => asAssemblyScript(await readFile(path.join(folder, name), "utf8"))),
  );
  const source = texts.join("\n");
  return [
    {
      file: path.join(folder, "kernel-binary.ts"),
      text: moduleOf("kernelBase64", await compile(source, [])),
    },
    {
      file: path.join(folder, "shared-kernel-binary.ts"),
      text: moduleOf("sharedKernelBase64", await compile(source, sharedMemory)),
    },
  ];
}

/** Without imports, and with the layout's names as they are: all sources become one file, which exports its functions. */
function asAssemblyScript(text: string): string {
  return text
    .replaceAll(/^import [^;]*;$/gm, "")
    .replaceAll(/^export const /gm, "const ")
    .replaceAll(notCalled, "function ")
    .replaceAll(/\b[BLT]\./g, "");
}

/** For threads over one memory, which has to say how far it may grow: as far as addresses reach. */
const sharedMemory = [
  "--enable",
  "threads",
  "--sharedMemory",
  "--initialMemory",
  "1",
  "--maximumMemory",
  "32768",
];

async function compile(source: string, options: readonly string[]): Promise<Uint8Array> {
  let binary: Uint8Array | undefined;
  let words = "";
  const { error } = await asc.main(
    [
      "kernel.ts",
      "--outFile",
      "kernel.wasm",
      "-O3",
      "--noAssert",
      "--runtime",
      "stub",
      "--importMemory",
      "--memoryBase",
      "1024",
      "--enable",
      "simd",
      ...options,
    ],
    {
      readFile: (name) => (name === "kernel.ts" ? source : null),
      writeFile(name, contents) {
        if (name === "kernel.wasm") binary = Buffer.from(contents);
      },
      listFiles: () => [],
      stderr: {
        write(text) {
          words += String(text);
        },
      },
    },
  );
  if (error !== null) throw new Error(`the kernel does not compile\n${words}`);
  if (binary === undefined) throw new Error("the compiler wrote no kernel");
  return binary;
}

const lineLength = 96;

function moduleOf(name: string, binary: Uint8Array): string {
  const base64 = Buffer.from(binary).toString("base64");
  const lines = base64.match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
  const text = lines.map((line) => `  "${line}",`).join("\n");
  return `// Written by \`npm run kernel\`: the WebAssembly kernel, compiled from its sources beside this file.

export const ${name} = [
${text}
].join("");
`;
}
