import { viewsOf, type Views } from "./native.ts";

/** A linear memory: one buffer that can grow. Growing leaves its content and addresses, and makes a new buffer. */
export interface LinearMemory {
  readonly buffer: ArrayBufferLike;
  grow(bytes: number): void;
}

/** Memory of the plain kernel: an ArrayBuffer. */
export function createPlainMemory(): LinearMemory {
  let buffer = new ArrayBuffer(0);
  return {
    get buffer() {
      return buffer;
    },
    grow(bytes) {
      buffer = buffer.transfer(bytes);
    },
  };
}

/** The index takes no room beyond this: addresses are signed whole numbers of 32 bits. */
export const addressLimit = 2 ** 31 - 2 ** 16;

const pageBytes = 65_536;
/** Static data of a compiled kernel may stand at the beginning. */
const firstAddress = 16_384;
/** Reading a little behind the last record must stay inside. */
const marginBytes = 1_024;
const alignment = 8;

/** The memory has no room for what was to be added: nothing was changed. */
class OutOfRoom extends Error {
  constructor(bytes: number) {
    super(`the index has no room for ${bytes} bytes more`);
    this.name = "OutOfRoom";
  }
}

/** Hands out room in a linear memory, and takes it back by length: what was released serves the next of that length. */
export interface Arena {
  readonly views: Views;
  /** At a multiple of 64 for lengths that are one, else of 8; zeroed only where it is fresh. */
  allocate(bytes: number): number;
  release(at: number, bytes: number): void;
  /** Bytes of the memory, and of them handed out. */
  sizes(): { bytes: number; used: number };
}

export function createArena(memory: LinearMemory, limitBytes = addressLimit): Arena {
  const free = new Map<number, number[]>();
  let next = firstAddress;
  let used = 0;
  let views = viewsOf(memory.buffer);
  return {
    get views() {
      return views;
    },
    allocate(asked) {
      const bytes = roomOf(asked);
      const reused = free.get(bytes)?.pop();
      if (reused !== undefined) {
        used += bytes;
        return reused;
      }
      const at = bytes % 64 === 0 ? Math.ceil(next / 64) * 64 : next;
      ensure(at + bytes);
      next = at + bytes;
      used += bytes;
      return at;
    },
    release(at, asked) {
      const bytes = roomOf(asked);
      used -= bytes;
      const list = free.get(bytes);
      if (list === undefined) free.set(bytes, [at]);
      else list.push(at);
    },
    sizes: () => ({ bytes: memory.buffer.byteLength, used }),
  };

  function ensure(end: number): void {
    const needed = end + marginBytes;
    const has = memory.buffer.byteLength;
    if (needed <= has) return;
    if (needed > limitBytes) throw new OutOfRoom(needed - has);
    const wished = Math.max(needed, Math.floor(has * (1 + 1 / 32)), 16 * pageBytes);
    memory.grow(Math.ceil(Math.min(wished, limitBytes) / pageBytes) * pageBytes);
    views = viewsOf(memory.buffer);
  }
}

function roomOf(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
