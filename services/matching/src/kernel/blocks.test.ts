import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wholeProfile } from "../domain/fixtures/whole-pair.ts";
import { kernelHosts } from "./fixtures/kernel-hosts.ts";
import { createDictionaries } from "./dictionary.ts";
import { encodeBare, encoded, encodeProfile } from "./encode-profile.ts";
import { isSearched, openGeneration, type Generation } from "./generation.ts";
import * as T from "./block-layout.ts";
import * as L from "./layout.ts";
import { hasProfile } from "./record-table.ts";

const idOf = (n: number) => `3a6b7c1e-0000-4000-8000-${n.toString(16).padStart(12, "0")}`;
const who = fc.nat(12);
const change = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(fc.constant("put" as const), who, wholeProfile) },
  // All as it was, but for what was learnt.
  { weight: 5, arbitrary: fc.tuple(fc.constant("learn" as const), who, wholeProfile) },
  { weight: 1, arbitrary: fc.tuple(fc.constant("drop" as const), who, wholeProfile) },
);

/** In which slices of its block a slot has a bit. */
function slicesOf({ arena, blocks }: Generation, slot: number): number[] {
  const { i32 } = arena.views;
  const block = i32[(blocks.tables().list >> 2) + Math.floor(slot / L.SLOTS)] ?? 0;
  const within = slot % L.SLOTS;
  return Array.from({ length: T.SLICES }, (_, slice) => slice).filter((slice) => {
    const word = i32[(block + slice * L.SLICE_BYTES + (within >> 5) * 4) >> 2] ?? 0;
    return ((word >>> (within & 31)) & 1) === 1;
  });
}

/** Whom the slot belongs to by its block. */
function recordOf({ arena, blocks }: Generation, slot: number): number {
  const { i32 } = arena.views;
  const block = i32[(blocks.tables().list >> 2) + Math.floor(slot / L.SLOTS)] ?? 0;
  return i32[(block + T.POINTERS + (slot % L.SLOTS) * T.POINTER_BYTES) >> 2] ?? 0;
}

describe.each(kernelHosts)("the blocks of the $name kernel", (host) => {
  it("have for each slot the bits of its record, whatever it was before, and count them", () => {
    let stayed = 0;
    fc.assert(
      fc.property(fc.array(change, { minLength: 20, maxLength: 60 }), (changes) => {
        const names = createDictionaries();
        const open = () => openGeneration({ host, names, limitBytes: () => 2 ** 26 });
        const generation = open();
        const { arena, blocks, records } = generation;
        const held = new Map<string, (typeof changes)[number][2]>();
        for (const [kind, n, drawn] of changes) {
          const id = idOf(n);
          const before = held.get(id);
          const old = records.find(id);
          const slot = old === 0 ? -1 : (arena.views.i32[(old + L.R_SLOT) >> 2] ?? -1);
          if (kind === "drop") {
            held.delete(id);
            encodeBare(id, 1);
          } else {
            const { interests } = drawn;
            const next = kind === "learn" && before ? { ...before, interests } : drawn;
            held.set(id, next);
            encodeProfile({ ...next, candidateId: id }, names);
          }
          const rec = generation.store(encoded, old);
          if (slot >= 0 && arena.views.i32[(rec + L.R_SLOT) >> 2] === slot) stayed += 1;
        }
        const counts = Array.from({ length: T.SLICES }, () => 0);
        for (const [id, profile] of held) {
          const rec = records.find(id);
          expect(hasProfile(arena, rec)).toBe(true);
          const slot = arena.views.i32[(rec + L.R_SLOT) >> 2] ?? L.NO_SLOT;
          expect(slot >= 0).toBe(isSearched(arena, rec));
          if (slot < 0) continue;
          expect(recordOf(generation, slot)).toBe(rec);
          // Alone in another memory it has the same slices.
          const alone = open();
          encodeProfile({ ...profile, candidateId: id }, names);
          alone.store(encoded, 0);
          const slices = slicesOf(generation, slot);
          expect(slices).toEqual(slicesOf(alone, 0));
          for (const slice of slices) counts[slice] = (counts[slice] ?? 0) + 1;
        }
        expect(counts.map((_, slice) => blocks.slotsIn(slice))).toEqual(counts);
      }),
      { numRuns: 25 },
    );
    expect(stayed).toBeGreaterThan(50);
  });
});
