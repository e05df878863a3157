import { viewsOf, type Views } from "./native.ts";

/** A linear memory: one buffer that can grow. Growing leaves its content and addresses, and makes a new buffer. */
export interface LinearMemory {
  readonly buffer: ArrayBufferLike;
  /** By which share of itself it grows at least when it holds nearly all that it is for: less where growing does not copy. */
  readonly step: number;
  grow(bytes: number): void;
}

/** Memory of the plain kernel: an ArrayBuffer. */
export function createPlainMemory(): LinearMemory {
  let buffer = new ArrayBuffer(0);
  return {
    get buffer() {
      return buffer;
    },
    step: 1 / 32,
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
/** Of a memory that is being filled, as a share. */
const stepAtFirst = 1 / 8;

/** The memory has no room for what was to be added: nothing was changed. */
export class OutOfRoom extends Error {
  constructor(bytes: number) {
    super(`the index has no room for ${bytes} bytes`);
    this.name = "OutOfRoom";
  }
}

/** Hands out room in a linear memory, and takes it back by length: what was released serves the next of that length. */
export interface Arena {
  readonly views: Views;
  /** At a multiple of 64 for lengths that are one where it is fresh, else of 8; zeroed only where it is fresh. */
  allocate(bytes: number): number;
  release(at: number, bytes: number): void;
  /** Whether `allocate` would find so much, with so much in one piece beside it, and leave so much in pieces of any length. */
  hasRoom(bytes: number, beside: number, left: number): boolean;
  /** Sees to it, as far as the limit goes, that so much can be handed out without growing. */
  reserve(bytes: number): void;
  /** The same, and from then on it grows in small steps: each takes milliseconds, but little more than this will come. */
  fit(bytes: number): void;
  /** Bytes of the memory, and of them handed out. */
  sizes(): { bytes: number; used: number };
}

/** `limit` is asked whenever the memory is to grow. */
export function createArena(memory: LinearMemory, limit: () => number): Arena {
  const free = new Map<number, number[]>();
  let next = firstAddress;
  let used = 0;
  let step = stepAtFirst;
  let views = viewsOf(memory.buffer);
  return {
    get views() {
      return views;
    },
    allocate(asked) {
      const bytes = roomOf(asked);
      const at = free.get(bytes)?.pop() ?? fresh(bytes);
      used += bytes;
      return at;
    },
    release(at, asked) {
      const bytes = roomOf(asked);
      used -= bytes;
      giveBack(at, bytes);
    },
    hasRoom(asked, beside, left) {
      const bytes = roomOf(asked);
      if (used + bytes + beside + left > limitNow()) return false;
      if (canEndAt(startOf(bytes) + bytes + beside)) return true;
      if (beside > 0 && !canEndAt(next + beside)) return false;
      return (free.get(bytes)?.length ?? 0) > 0 || pieceOf(bytes) !== undefined;
    },
    reserve: (bytes) => growTo(next + bytes),
    fit(bytes) {
      step = memory.step;
      growTo(next + bytes);
    },
    sizes: () => ({ bytes: memory.buffer.byteLength, used }),
  };

  function startOf(bytes: number): number {
    return bytes % 64 === 0 ? Math.ceil(next / 64) * 64 : next;
  }

  function fresh(bytes: number): number {
    const at = startOf(bytes);
    const end = at + bytes;
    if (!canEndAt(end)) return cut(bytes);
    growTo(end);
    next = end;
    return at;
  }

  /** A part of a longer piece that was released: only when nothing else is left. */
  function cut(bytes: number): number {
    const length = pieceOf(bytes);
    const at = length === undefined ? undefined : free.get(length)?.pop();
    if (length === undefined || at === undefined) throw new OutOfRoom(bytes);
    giveBack(at + bytes, length - bytes);
    return at;
  }

  /** The shortest length above it of which there is a piece. */
  function pieceOf(bytes: number): number | undefined {
    let best: number | undefined;
    for (const [length, places] of free)
      if (length > bytes && places.length > 0 && length < (best ?? Number.POSITIVE_INFINITY))
        best = length;
    return best;
  }

  function giveBack(at: number, bytes: number): void {
    const list = free.get(bytes);
    if (list === undefined) free.set(bytes, [at]);
    else list.push(at);
  }

  function limitNow(): number {
    return Math.floor(Math.min(limit(), addressLimit) / pageBytes) * pageBytes;
  }

  function canEndAt(end: number): boolean {
    const needed = end + marginBytes;
    return needed <= memory.buffer.byteLength || needed <= limitNow();
  }

  /** A little more than is needed, so that it seldom grows; never beyond the limit. */
  function growTo(end: number): void {
    const has = memory.buffer.byteLength;
    if (end + marginBytes <= has) return;
    const wished = Math.max(end + marginBytes, Math.floor(has * (1 + step)), 16 * pageBytes);
    const pages = Math.ceil(Math.min(wished, limitNow()) / pageBytes);
    if (pages * pageBytes <= has) return;
    try {
      memory.grow(pages * pageBytes);
    } catch (error) {
      // The machine has less than the limit says.
      if (error instanceof RangeError) throw new OutOfRoom(end - has);
      throw error;
    }
    views = viewsOf(memory.buffer);
  }
}

function roomOf(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}
