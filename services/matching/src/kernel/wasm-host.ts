import { kernelBase64 } from "./kernel-binary.ts";
import type { Kernel, KernelHost, SlotKernel } from "./kernel.ts";
import type { LinearMemory } from "./memory.ts";

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** What this file uses of WebAssembly: its types come with those of browsers, which a service does not have. */
interface Platform {
  readonly Memory: new (limits: { readonly initial: number }) => Memory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: Memory } },
  ) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

const platform = (globalThis as unknown as { readonly WebAssembly?: Platform }).WebAssembly;

const pageBytes = 65_536;
const pagesAtStart = 1;

function linear(memory: Memory): LinearMemory {
  return {
    get buffer() {
      return memory.buffer;
    },
    grow(bytes) {
      memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / pageBytes));
    },
  };
}

/** The kernel on WebAssembly with 128-bit SIMD; undefined where the platform has none. */
export function createWasmHost(): KernelHost | undefined {
  if (platform === undefined) return undefined;
  const { Memory, Module, Instance } = platform;
  const bytes = Buffer.from(kernelBase64, "base64");
  if (!platform.validate(bytes)) return undefined;
  const module = new Module(bytes);
  return {
    name: "wasm",
    open() {
      const memory = new Memory({ initial: pagesAtStart });
      return {
        memory: linear(memory),
        start() {
          const { exports } = new Instance(module, { env: { memory } });
          const { findIn, judgeCandidates, ...slots } = exports as SlotKernel & {
            readonly findIn: Kernel["find"];
            readonly judgeCandidates: Kernel["judge"];
          };
          return { find: findIn, judge: judgeCandidates, ...slots };
        },
      };
    },
  };
}
