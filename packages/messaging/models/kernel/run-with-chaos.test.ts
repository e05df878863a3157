import { describe, expect, it } from "vitest";
import { type Changes, eventOf, forEver, type Process, processOf, type Thread } from "./process.ts";
import { runWithChaos } from "./run-with-chaos.ts";

/** Copies what somebody writes, one step per number; it loses its place in a crash. */
function aCopyingScene(changes: Changes): {
  readonly processes: readonly Process[];
  readonly copied: Set<number>;
} {
  const written: number[] = [];
  const copied = new Set<number>();
  const writer = function* (): Thread {
    for (let i = 0; i < 5; i++) {
      written.push(i);
      changes.count++;
      yield `write ${i}`;
    }
  };
  const copyAll = function* (): Thread {
    for (const number of written) {
      if (!copied.has(number)) changes.count++;
      copied.add(number);
      yield `copy ${number}`;
    }
  };
  return {
    processes: [eventOf("writer", writer), processOf("copier", "restarts", () => forEver(copyAll))],
    copied,
  };
}

describe("runWithChaos", () => {
  it("brings everything to rest after any schedule", () => {
    for (let seed = 0; seed < 200; seed++) {
      const changes: Changes = { count: 0 };
      const { processes, copied } = aCopyingScene(changes);
      const schedule = Array.from(
        { length: 60 },
        (_, index) => Math.imul(index + 1, 40_503 + seed * 977) & 0xffff,
      );
      runWithChaos({ processes, changes, schedule, crashes: 2 });
      expect([...copied]).toEqual([0, 1, 2, 3, 4]);
    }
  });

  it("plays the same schedule in the same way", () => {
    const traces = [1, 2].map(() => {
      const changes: Changes = { count: 0 };
      const trace: string[] = [];
      runWithChaos({
        ...aCopyingScene(changes),
        changes,
        schedule: [0xffff, 127, 9_000, 65_000, 333],
        crashes: 1,
        trace,
      });
      return trace;
    });
    expect(traces[0]).toEqual(traces[1]);
  });

  it("throws when something changes for ever", () => {
    const changes: Changes = { count: 0 };
    const restless = processOf("restless", "never", () =>
      forEver(function* (): Thread {
        changes.count++;
        yield "turn";
      }),
    );
    expect(() =>
      runWithChaos({ processes: [restless], changes, schedule: [], crashes: 0 }),
    ).toThrow("did not come to rest");
  });
});
