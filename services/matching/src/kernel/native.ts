/**
 * The plain side of the kernel's memory: what WebAssembly does by instructions, done on typed arrays. The files that
 * import this one are compiled twice, as they stand: by Node as TypeScript, and by AssemblyScript, where `build.ts` puts
 * `native-wasm.txt` in the place of this file. So both kernels are one text, and give the same bits.
 */

/** Whole numbers of 32 bits, and IEEE 754 doubles: AssemblyScript's names. */
export type i32 = number;
export type f64 = number;

/** A linear memory as typed arrays over one buffer; all the same bytes. */
export interface Views {
  readonly u8: Uint8Array;
  readonly u16: Uint16Array;
  readonly i32: Int32Array;
  readonly u32: Uint32Array;
  readonly f64: Float64Array;
}

export function viewsOf(buffer: ArrayBufferLike): Views {
  return {
    u8: new Uint8Array(buffer),
    u16: new Uint16Array(buffer),
    i32: new Int32Array(buffer),
    u32: new Uint32Array(buffer),
    f64: new Float64Array(buffer),
  };
}

let u8 = new Uint8Array(0);
let u16 = new Uint16Array(0);
let words = new Int32Array(0);
let doubles = new Float64Array(0);

/** Chooses the memory that the functions below read and write, until the next call: one thread, one kernel at a time. */
export function bindMemory(views: Views): void {
  u8 = views.u8 as Uint8Array<ArrayBuffer>;
  u16 = views.u16 as Uint16Array<ArrayBuffer>;
  words = views.i32 as Int32Array<ArrayBuffer>;
  doubles = views.f64 as Float64Array<ArrayBuffer>;
}

export function loadU8(at: i32): i32 {
  return u8[at] as i32;
}

/** At an even address. */
export function loadU16(at: i32): i32 {
  return u16[at >> 1] as i32;
}

/** At an address that is a multiple of four, like all below. */
export function loadI32(at: i32): i32 {
  return words[at >> 2] as i32;
}

export function storeI32(at: i32, value: i32): void {
  words[at >> 2] = value;
}

/** A set of as many slots as the kernel looks at together: here 32. */
export type Lanes = number;
export const LANE_BYTES = 4;

export function loadLanes(at: i32): Lanes {
  return words[at >> 2] as Lanes;
}

export function storeLanes(at: i32, lanes: Lanes): void {
  words[at >> 2] = lanes;
}

/** The 32 bits again and again. */
export function lanesOf(bits: i32): Lanes {
  return bits;
}

export function both(a: Lanes, b: Lanes): Lanes {
  return a & b;
}

export function either(a: Lanes, b: Lanes): Lanes {
  return a | b;
}

export function differing(a: Lanes, b: Lanes): Lanes {
  return a ^ b;
}

/** Those of the first that are not in the second. */
export function without(a: Lanes, b: Lanes): Lanes {
  return a & ~b;
}

export function isNone(lanes: Lanes): boolean {
  return lanes === 0;
}

/** At a multiple of eight. */
export function loadF64(at: i32): f64 {
  return doubles[at >> 3] as f64;
}

/** Of whole numbers not below 0: rounded down. */
export function divide(part: i32, whole: i32): i32 {
  return (part / whole) | 0;
}

/** The lowest 32 bits of the product. */
export function multiply(a: i32, b: i32): i32 {
  return Math.imul(a, b);
}

export function isBelowUnsigned(a: i32, b: i32): boolean {
  return a >>> 0 < b >>> 0;
}

export function toDouble(value: i32): f64 {
  return value;
}

export function squareRoot(value: f64): f64 {
  return Math.sqrt(value);
}

/** Rounded down, of what fits into an i32. */
export function floorOf(value: f64): i32 {
  return Math.floor(value) | 0;
}

/** How many bits are set. */
export function countBits(value: i32): i32 {
  const pairs = value - ((value >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** How many zero bits follow the lowest set one; of a number that is not 0. */
export function trailingZeros(value: i32): i32 {
  return 31 - Math.clz32(value & -value);
}
