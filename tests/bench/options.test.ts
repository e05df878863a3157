import { expect, it } from "vitest";
import {
  checkCount,
  checkFlag,
  choiceFlag,
  flagLines,
  indexFlags,
  listFlag,
  readFlags,
  UsageError,
} from "./options.ts";

const flags = {
  ...indexFlags,
  peers: listFlag("beside it", ["scan", "roaring"]),
  check: checkFlag,
};

it("takes what is said and knows the rest", () => {
  const args = ["--profiles", "1000", "--workload", "W", "--peers", "roaring,scan,roaring"];
  expect(readFlags(flags, args)).toEqual({
    profiles: 1_000,
    seed: 1,
    workload: "W",
    kernel: "wasm",
    peers: ["roaring", "scan"],
    check: undefined,
  });
  expect(readFlags(flags, ["--check", "7"]).check).toBe(7);
});

it("explains every option in a line", () => {
  expect(flagLines(flags)).toHaveLength(6);
  expect(flagLines({ pace: choiceFlag("how fast", ["slow", "fast"], "slow") })).toEqual([
    "  --pace slow|fast      how fast (default slow)",
  ]);
});

it.each([
  [100, undefined, 200],
  [100_000, undefined, 3],
  [4_000_000, undefined, 1],
  [4_000_000, 0, 0],
])("of %i profiles, asked for %s, the oracle answers %i of each kind", (profiles, asked, check) => {
  expect(checkCount(asked, profiles)).toBe(check);
});

it.each([
  [["--profiles", "many"], "--profiles must be a whole number"],
  [["--profiles", "5"], "--profiles must be a whole number"],
  [["--profiles", ""], "--profiles must be a whole number"],
  [["--peers", "scan,grep"], "--peers must be scan or roaring"],
  [["--workload", "X"], "--workload must be W or W+"],
  [["--speed", "1"], "--speed"],
  [["matching"], "matching"],
])("%j is refused: %s", (args, message) => {
  expect(() => readFlags(flags, args)).toThrow(UsageError);
  expect(() => readFlags(flags, args)).toThrow(message);
});
