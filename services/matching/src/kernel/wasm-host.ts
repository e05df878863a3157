import { createCrew, type CrewSettings } from "./crew.ts";
import { kernelBase64 } from "./kernel-binary.ts";
import type { KernelHost } from "./kernel.ts";
import type { LinearMemory } from "./memory.ts";
import { sharedKernelBase64 } from "./shared-kernel-binary.ts";
import { instanceOf, platform, type WasmMemory } from "./wasm-platform.ts";

const pageBytes = 65_536;
const pagesAtStart = 1;
/** What the shared kernel is compiled for: as far as addresses reach. */
const pagesAtMost = 32_768;

function linear(memory: WasmMemory): LinearMemory {
  return {
    get buffer() {
      return memory.buffer;
    },
    step: 1 / 256,
    grow(bytes) {
      memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / pageBytes));
    },
  };
}

interface Settings extends Pick<CrewSettings, "patienceMs" | "threadFile" | "onLost"> {
  /** How many look at the same time, the one that asks included; beyond 1 they share the index's memory. */
  readonly threads?: number;
}

/** The kernel on WebAssembly with 128-bit SIMD; undefined where the platform has none. */
export function createWasmHost({ threads = 1, ...settings }: Settings = {}):
  | KernelHost
  | undefined {
  if (platform === undefined) return undefined;
  const { Memory, Module, validate } = platform;
  const isShared = threads > 1;
  const bytes = Buffer.from(isShared ? sharedKernelBase64 : kernelBase64, "base64");
  if (!validate(bytes)) return undefined;
  const module = new Module(bytes);
  return {
    name: "wasm",
    open() {
      const memory = new Memory({
        initial: pagesAtStart,
        ...(isShared && { maximum: pagesAtMost, shared: true }),
      });
      return {
        memory: linear(memory),
        start() {
          const kernel = instanceOf(module, memory);
          if (!isShared) return kernel;
          const { find } = kernel;
          const crew = createCrew({ threads: threads - 1, memory, module, find, ...settings });
          return { ...kernel, crew };
        },
      };
    },
  };
}
