import { Buffer } from "node:buffer";

const letters = 36;
const dash = 45;
/** What a letter of a plain uuid stands for, by its code. */
const noDigit = 16;
const values = Uint8Array.from({ length: 128 }, (_, code) => {
  const value = "0123456789abcdef".indexOf(String.fromCodePoint(code));
  return value < 0 ? noDigit : value;
});

function isDashPlace(at: number): boolean {
  return at === 8 || at === 13 || at === 18 || at === 23;
}

/** Whether an id is a uuid in small letters: only these can stand in a record, and sort as their numbers do. */
export function isPlainUuid(id: string): boolean {
  if (id.length !== letters) return false;
  for (let at = 0; at < letters; at++) {
    const code = id.charCodeAt(at);
    if (isDashPlace(at) ? code !== dash : (values[code] ?? noDigit) === noDigit) return false;
  }
  return true;
}

/** Adds so many digits from a place on to a number. */
function withDigits(number: number, id: string, from: number, count: number): number {
  let all = number;
  for (let at = from; at < from + count; at++) all = (all << 4) | (values[id.charCodeAt(at)] ?? 0);
  return all;
}

/** Writes the four numbers of a plain uuid, whose order is that of the text. */
export function writeUuid(id: string, to: Uint32Array, at: number): void {
  to[at] = withDigits(0, id, 0, 8);
  to[at + 1] = withDigits(withDigits(0, id, 9, 4), id, 14, 4);
  to[at + 2] = withDigits(withDigits(0, id, 19, 4), id, 24, 4);
  to[at + 3] = withDigits(0, id, 28, 8);
}

const uuidsAtOnce = 64;
/** Letters of uuids; their dashes stand here for good. */
const text = Buffer.from("-".repeat(uuidsAtOnce * letters), "latin1");
/** All bytes as two hexadecimal digits, the first in the lower half. */
const digits = Uint16Array.from({ length: 256 }, (_, byte) =>
  Buffer.from(byte.toString(16).padStart(2, "0"), "latin1").readUInt16LE(),
);

function writeByte(to: number, word: number): void {
  const two = digits[word & 255] ?? 0;
  text[to] = two;
  text[to + 1] = two >> 8;
}

function writeText(from: Uint32Array, at: number, to: number): void {
  const first = from[at] ?? 0;
  const second = from[at + 1] ?? 0;
  const third = from[at + 2] ?? 0;
  const fourth = from[at + 3] ?? 0;
  writeByte(to, first >>> 24);
  writeByte(to + 2, first >>> 16);
  writeByte(to + 4, first >>> 8);
  writeByte(to + 6, first);
  writeByte(to + 9, second >>> 24);
  writeByte(to + 11, second >>> 16);
  writeByte(to + 14, second >>> 8);
  writeByte(to + 16, second);
  writeByte(to + 19, third >>> 24);
  writeByte(to + 21, third >>> 16);
  writeByte(to + 24, third >>> 8);
  writeByte(to + 26, third);
  writeByte(to + 28, fourth >>> 24);
  writeByte(to + 30, fourth >>> 16);
  writeByte(to + 32, fourth >>> 8);
  writeByte(to + 34, fourth);
}

export function readUuid(from: Uint32Array, at: number): string {
  writeText(from, at, 0);
  return text.toString("latin1", 0, letters);
}

/** The texts of so many uuids that stand one behind the other: less for each than one alone. */
export function readUuids(from: Uint32Array, count: number): string[] {
  const ids: string[] = [];
  for (let first = 0; first < count; first += uuidsAtOnce) {
    const some = Math.min(uuidsAtOnce, count - first);
    for (let n = 0; n < some; n++) writeText(from, (first + n) * 4, n * letters);
    const all = text.toString("latin1", 0, some * letters);
    for (let n = 0; n < some; n++) ids.push(all.slice(n * letters, (n + 1) * letters));
  }
  return ids;
}
