import { describe, expect, it } from "vitest";
import { limitingPart, type Usage } from "./limiting-part.ts";
import { createMatchLedger, pairOf } from "./match-ledger.ts";

describe("the ledger of matches", () => {
  it("is even when everything expected came once, in whatever order", () => {
    const ledger = createMatchLedger();
    ledger.publish(pairOf("v1", "c1"), "f1", 5);
    ledger.expect([pairOf("v1", "c1"), pairOf("v1", "c2"), pairOf("v1", "c2")]);
    expect(ledger.missing()).toBe(1);
    expect(ledger.lastAtMs()).toBe(0);
    ledger.publish(pairOf("v1", "c2"), "f2", 9);
    expect(ledger.missing()).toBe(0);
    expect(ledger.lastAtMs()).toBe(9);
    expect(ledger.balance()).toEqual({ lost: 0, doubled: 0, repeated: 0, extra: 0 });
  });

  it("tells what was lost, what came as other facts or once more, and what nobody expected", () => {
    const ledger = createMatchLedger();
    ledger.expect(["a", "b", "c"]);
    for (const fact of ["f1", "f1", "f2", "f3", "f2"]) ledger.publish("a", fact, 1);
    for (const pair of ["b", "x", "x"]) ledger.publish(pair, `of ${pair}`, 1);
    expect(ledger.balance()).toEqual({ lost: 1, doubled: 2, repeated: 3, extra: 1 });
  });
});

const usage = (over: Partial<Usage>): Usage => ({
  cores: 2,
  busy: 0.5,
  queued: 1,
  parts: [
    { name: "worker 1", cores: 0.5, isSingle: true },
    { name: "broker", cores: 0.2, isSingle: false },
    { name: "dispatcher", cores: 0.1, isSingle: true },
  ],
  ...over,
});

it.each([
  ["the machine", usage({ busy: 0.95 }), /^the 2 cores .*worker 1 0.50.*else runs here 1.10/],
  [
    "a thread",
    usage({ parts: [{ name: "dispatcher", cores: 0.9, isSingle: true }] }),
    /^the one thread of dispatcher/,
  ],
  [
    "no thread of a program with many",
    usage({ parts: [{ name: "broker", cores: 0.9, isSingle: false }] }),
    /^answers of the stores/,
  ],
  ["an empty queue", usage({ queued: 0.1 }), /^jobs come no faster/],
  ["the stores", usage({}), /^answers of the stores/],
])("what limits: %s", (_, seen, words) => {
  expect(limitingPart(seen)).toMatch(words);
});
