import fc from "fast-check";

const nestedArrays = (depth: number): unknown =>
  Array.from({ length: depth }).reduce<unknown>((inside) => [inside], 1);

/** Texts that programs trip over: nothing, control characters, halves of characters, code in other languages. */
export const hostileTexts: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "",
    " ",
    "\u0000",
    "a\u0000b",
    "\ud800",
    "\udfff\ud800",
    "\u202e\u0644\u064a",
    "e\u0301".repeat(40),
    "🦊👩‍👩‍👧‍👦",
    "__proto__",
    "constructor",
    "$where",
    "$ne",
    "a.b.c",
    "../../../../etc/passwd",
    "..%2f..%2fetc",
    "null",
    "NaN",
    "-0",
    "1e400",
    "0x10",
    "١٢",
    "true",
    "';DROP TABLE x;--",
    "<script>1</script>",
    "{{7*7}}",
    "\r\nset-cookie: a=b",
    "heartbeat",
    "0000-01-01T00:00:00.000Z",
    "9999-12-31T23:59:59.999Z",
    "2026-02-30T00:00:00.000Z",
    "00000000-0000-0000-0000-000000000000",
    "ffffffff-ffff-ffff-ffff-ffffffffffff",
  ),
  fc.constantFrom("x".repeat(4_000), "é".repeat(4_000), "a".repeat(100_000)),
  fc.string({ unit: "binary", maxLength: 40 }),
);

/** Values that stand where another kind was expected. */
export const hostileValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    1e308,
    -1e308,
    5e-324,
    2 ** 31,
    2 ** 53,
    2 ** 53 + 2,
    1e21,
    [],
    {},
    [null],
    [[]],
    { $gt: "" },
    { $where: "1" },
    { toString: 1 },
    { length: -1 },
    { "a.b": 1, $set: { a: 1 } },
    nestedArrays(28),
    nestedArrays(40),
  ),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}')),
  hostileTexts,
  fc.array(fc.integer(), { minLength: 600, maxLength: 600 }),
  fc.jsonValue(),
);

type Way = "replace" | "delete" | "add";

/** A value with one thing in it that does not belong: replaced, gone, or too much, at any depth. */
export function spoilt(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(
      value,
      fc.nat(200),
      fc.constantFrom<Way>("replace", "replace", "delete", "add"),
      hostileValues,
    )
    .map(([whole, at, way, with_]) => spoil(whole, at, way, with_));
}

function spoil(whole: unknown, at: number, way: Way, intruder: unknown): unknown {
  const copy = structuredClone(whole);
  const places = placesIn(copy);
  if (places.length === 0) return intruder;
  const { holder, key } = places[at % places.length] as Place;
  if (way === "delete") Reflect.deleteProperty(holder, key);
  else if (way === "add") Object.assign(holder, { unheard_of: intruder });
  else Object.assign(holder, { [key]: intruder });
  return copy;
}

interface Place {
  readonly holder: object;
  readonly key: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [
    { holder: value, key },
    ...placesIn(inner),
  ]);
}
