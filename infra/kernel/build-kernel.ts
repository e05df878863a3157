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
  "filter-wasm.txt",
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

export const kernelFile = path.join(folder, "kernel-binary.ts");

/** Compiles the matching engine's kernel, and returns the module that holds it: the same bytes from the same sources. */
export async function buildKernel(): Promise<string> {
  const texts = await Promise.all(
    sources.map(async (name) => asAssemblyScript(await readFile(path.join(folder, name), "utf8"))),
  );
  const binary = await compile(texts.join("\n"));
  return moduleOf(Buffer.from(binary).toString("base64"));
}

/** Without imports, and with the layout's names as they are: all sources become one file, which exports its functions. */
function asAssemblyScript(text: string): string {
  return text
    .replaceAll(/^import [^;]*;$/gm, "")
    .replaceAll(/^export const /gm, "const ")
    .replaceAll(notCalled, "function ")
    .replaceAll(/\b[LT]\./g, "");
}

async function compile(source: string): Promise<Uint8Array> {
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

function moduleOf(base64: string): string {
  const lines = base64.match(new RegExp(`.{1,${lineLength}}`, "g")) ?? [];
  const text = lines.map((line) => `  "${line}",`).join("\n");
  return `// Written by \`npm run kernel\`: the WebAssembly kernel, compiled from its sources beside this file.

export const kernelBase64 = [
${text}
].join("");
`;
}
