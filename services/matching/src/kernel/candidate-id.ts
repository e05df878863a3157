const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether an id is a uuid in small letters: only these can stand in a record, and sort as their numbers do. */
export function isPlainUuid(id: string): boolean {
  return id.length === 36 && pattern.test(id);
}

/** Writes the four numbers of a uuid, whose order is that of the text. */
export function writeUuid(id: string, to: Uint32Array, at: number): void {
  to[at] = Number.parseInt(id.slice(0, 8), 16);
  to[at + 1] = Number.parseInt(id.slice(9, 13) + id.slice(14, 18), 16);
  to[at + 2] = Number.parseInt(id.slice(19, 23) + id.slice(24, 28), 16);
  to[at + 3] = Number.parseInt(id.slice(28), 16);
}

/** All numbers of 16 bits as four hexadecimal digits. */
const digits = Array.from({ length: 65_536 }, (_, n) => n.toString(16).padStart(4, "0"));

export function readUuid(from: Uint32Array, at: number): string {
  const half = (n: number) => {
    const word = from[at + (n >> 1)] ?? 0;
    return digits[(n & 1) === 0 ? word >>> 16 : word & 65_535] ?? "";
  };
  return `${half(0)}${half(1)}-${half(2)}-${half(3)}-${half(4)}-${half(5)}${half(6)}${half(7)}`;
}
