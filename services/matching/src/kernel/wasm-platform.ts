import type { Kernel, SlotKernel } from "./kernel.ts";

export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
  grow(pages: number): number;
}

interface Limits {
  readonly initial: number;
  readonly maximum?: number;
  readonly shared?: boolean;
}

/** What is used of WebAssembly: its types come with those of browsers, which a service does not have. */
interface Platform {
  readonly Memory: new (limits: Limits) => WasmMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly env: { readonly memory: WasmMemory } },
  ) => { readonly exports: unknown };
  validate(bytes: Uint8Array): boolean;
}

export const platform = (globalThis as unknown as { readonly WebAssembly?: Platform }).WebAssembly;

/** A kernel over a memory. Throws where the platform has no WebAssembly. */
export function instanceOf(module: object, memory: WasmMemory): Kernel {
  if (platform === undefined) throw new Error("this platform has no WebAssembly");
  const { exports } = new platform.Instance(module, { env: { memory } });
  const { findIn, judgeCandidates, ...slots } = exports as SlotKernel & {
    readonly findIn: Kernel["find"];
    readonly judgeCandidates: Kernel["judge"];
  };
  return { find: findIn, judge: judgeCandidates, ...slots };
}
