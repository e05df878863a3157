import { expect, it } from "vitest";
import { readOptions, UsageError } from "./options.ts";

it("takes what is said and knows the rest", () => {
  expect(readOptions(["matching", "--profiles", "1000", "--workload", "W", "--json"])).toEqual({
    profiles: 1_000,
    vacancies: 200,
    seed: 1,
    workload: "W",
    kernel: "wasm",
    peers: [],
    check: 200,
    json: true,
  });
  expect(readOptions(["matching", "--peers", "scan"])?.peers).toEqual(["scan"]);
  expect(readOptions(["--help"])).toBeUndefined();
});

it.each([
  [[], "say what to measure"],
  [["relevance"], "say what to measure"],
  [["matching", "--profiles", "many"], "--profiles must be a whole number"],
  [["matching", "--profiles", "5"], "--profiles must be a whole number"],
  [["matching", "--peers", "grep"], "--peers must be scan"],
  [["matching", "--workload", "X"], "--workload must be W or W+"],
  [["matching", "--speed"], "--speed"],
])("%j is refused: %s", (args, message) => {
  expect(() => readOptions(args)).toThrow(UsageError);
  expect(() => readOptions(args)).toThrow(message);
});
