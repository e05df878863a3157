import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createHitList, type TellHit } from "./hit-list.ts";
import { writeUuid } from "./candidate-id.ts";
import * as L from "./layout.ts";
import { viewsOf } from "./native.ts";

const listAt = 1_024;
const recordsAt = 8_192;

interface Found {
  readonly id: string;
  readonly score: number;
}

const tell: TellHit<Found & { readonly version: number }> = (id, version, score) => ({
  id,
  version,
  score,
});

/** The answer of a list that was taken out in pieces of so many. */
function inOrder(found: readonly Found[], piece: number) {
  const hits = createHitList();
  const views = viewsOf(new ArrayBuffer(recordsAt + found.length * L.R_BARE_BYTES));
  for (const [n, { id }] of found.entries()) {
    const rec = recordsAt + n * L.R_BARE_BYTES;
    writeUuid(id, views.u32, (rec + L.R_ID) >> 2);
    views.f64[(rec + L.R_VERSION) >> 3] = n;
  }
  for (let from = 0; from < found.length; from += piece) {
    const some = found.slice(from, from + piece);
    for (const [n, { score }] of some.entries()) {
      views.i32[(listAt >> 2) + n * 2] = score;
      views.i32[(listAt >> 2) + n * 2 + 1] = recordsAt + (from + n) * L.R_BARE_BYTES;
    }
    hits.take(views, listAt, some.length);
  }
  return hits.inOrder(views, tell);
}

function expected(found: readonly Found[]) {
  return found
    .map((hit, version) => ({ ...hit, version }))
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Ids that differ anywhere, and many that do so late. */
const id = fc.oneof(
  fc.uuid(),
  fc
    .integer({ min: 0, max: 0xffff_ffff })
    .map((n) => `01930000-0000-7000-8000-0000${n.toString(16).padStart(8, "0")}`),
);
const found = fc.uniqueArray(
  fc.record({ id, score: fc.oneof(fc.constantFrom(0, 1, 10_000), fc.nat(10_000)) }),
  { selector: (hit) => hit.id, maxLength: 700 },
);

describe("the list of hits", () => {
  it("tells the highest score first, and of equal ones the first id", () => {
    fc.assert(
      fc.property(found, fc.integer({ min: 1, max: 300 }), (hits, piece) => {
        expect(inOrder(hits, piece)).toEqual(expected(hits));
      }),
      { numRuns: 60 },
    );
  });

  it("forgets the question before", () => {
    const hits = createHitList();
    const views = viewsOf(new ArrayBuffer(recordsAt));
    hits.take(views, listAt, 3);
    hits.clear();
    expect(hits.inOrder(views, tell)).toEqual([]);
  });
});
