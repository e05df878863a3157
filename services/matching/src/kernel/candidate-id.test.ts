import fc from "fast-check";
import { expect, it } from "vitest";
import { isPlainUuid, readUuid, writeUuid } from "./candidate-id.ts";

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

it("takes plain uuids and nothing that is nearly one", () => {
  const torn = fc
    .tuple(fc.uuid(), fc.nat(35), fc.constantFrom("-", "g", "F", "0", "é", "\u0130", ""))
    .map(([id, at, letter]) => id.slice(0, at) + letter + id.slice(at + 1));
  fc.assert(
    fc.property(fc.oneof(fc.uuid(), torn, fc.string()), (text) => {
      expect(isPlainUuid(text)).toBe(pattern.test(text));
    }),
    { numRuns: 2_000 },
  );
});

it("gives back every uuid, and numbers in the order of the texts", () => {
  const words = new Uint32Array(8);
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (one, other) => {
      writeUuid(one, words, 0);
      writeUuid(other, words, 4);
      expect(readUuid(words, 0)).toBe(one);
      expect(readUuid(words, 4)).toBe(other);
      const differing = [0, 1, 2, 3].find((n) => words[n] !== words[n + 4]) ?? 0;
      expect((words[differing] ?? 0) < (words[differing + 4] ?? 0)).toBe(one < other);
    }),
  );
});
