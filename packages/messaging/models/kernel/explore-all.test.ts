import { describe, expect, it } from "vitest";
import { exploreAll, type Scene } from "./explore-all.ts";
import { type Changes, type Process, processOf, type Thread } from "./process.ts";

/** Two threads that each read a number and write it back one higher. */
function lostUpdate(atomic: boolean): Scene {
  const changes: Changes = { count: 0 };
  let value = 0;
  const adder = function* (): Thread {
    const read = value;
    if (!atomic) yield `read ${read}`;
    value = read + 1;
    yield `wrote ${value}`;
  };
  const processes: readonly Process[] = ["a", "b"].map((name) => processOf(name, "ends", adder));
  return {
    processes,
    changes,
    fingerprint: () => `${value}`,
    finish: () => (value === 2 ? [] : [`2 additions made ${value}`]),
  };
}

describe("exploreAll", () => {
  it("finds the interleaving that loses an update", () => {
    const { broken, trace } = exploreAll(() => lostUpdate(false), { crashes: 0, maxStates: 100 });
    expect(broken).toEqual(["2 additions made 1"]);
    expect(trace.filter((line) => line.includes("read 0"))).toHaveLength(2);
  });

  it("finds nothing where the addition is one step, but a crash", () => {
    expect(exploreAll(() => lostUpdate(true), { crashes: 0, maxStates: 100 }).broken).toEqual([]);
    expect(exploreAll(() => lostUpdate(true), { crashes: 1, maxStates: 100 }).broken).not.toEqual(
      [],
    );
  });

  it("says when a scene is too large", () => {
    expect(() => exploreAll(() => lostUpdate(false), { crashes: 1, maxStates: 3 })).toThrow(
      "more than 3 states",
    );
  });
});
