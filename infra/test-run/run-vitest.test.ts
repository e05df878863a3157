import path from "node:path";
import { expect, it } from "vitest";
import { plantTree } from "../check/planted-tree.ts";
import { countReport } from "./count-report.ts";
import { describeOutcome } from "./outcome.ts";
import { runVitest } from "./run-vitest.ts";

const nodeModules = path.resolve(import.meta.dirname, "../../node_modules");
const passes = 'import { it } from "vitest";\nit("passes", () => undefined);\n';

async function run(text: string, name = "planted.test.ts") {
  await using tree = await plantTree(
    { "package.json": '{ "type": "module" }', [name]: text },
    nodeModules,
  );
  return await runVitest({ root: tree.root, args: [], environment: {}, quiet: true });
}

it("counts and names what passed, failed and was skipped", async () => {
  const outcome = await run(`import { expect, it } from "vitest";
it("passes", () => undefined);
it("fails", () => expect(1).toBe(2));
it.skip("is skipped", () => undefined);
it.todo("is to be written");
`);
  expect(outcome).toEqual({
    passed: 1,
    failed: ["planted.test.ts: fails"],
    skipped: ["planted.test.ts: is skipped", "planted.test.ts: is to be written"],
  });
});

it.each([
  ["a file that cannot be loaded", 'import "./absent.ts";\n', 0, /^planted\.test\.ts \(.*absent/],
  ["a file without a test", "export const one = 1;\n", 0, /No test suite/],
  [
    "an error outside of any test",
    `setTimeout(() => { throw new Error("late"); }, 1);\n${passes}`,
    1,
    /ended with 1/,
  ],
  [
    "a process that dies",
    'import { it } from "vitest";\nit("dies", () => process.kill(process.pid, "SIGKILL"));\n',
    0,
    /dies/,
  ],
  [
    "a hook that fails",
    `import { beforeAll } from "vitest";\nbeforeAll(() => { throw new Error("hook"); });\n${passes}`,
    0,
    /hook/,
  ],
  [
    "a hook that fails afterwards",
    `import { afterAll } from "vitest";\nafterAll(() => { throw new Error("hook"); });\n${passes}`,
    1,
    /hook/,
  ],
  ["a test that only runs alone", passes.replace("it(", "it.only("), 0, /passes/],
])("counts %s as failed", async (_name, text, passed, failure) => {
  const outcome = await run(text);
  expect(outcome.passed).toBe(passed);
  expect(outcome.failed).toContainEqual(expect.stringMatching(failure));
});

it("counts a run without any test as failed", async () => {
  expect(await run("", "other.ts")).toMatchObject({ passed: 0, failed: [expect.any(String)] });
});

it("counts a run without a report as failed", () => {
  expect(countReport(undefined, null, "/").failed).toEqual([
    "vitest left no report (was ended by a signal)",
  ]);
});

it("ends with one plain line", () => {
  expect(describeOutcome({ passed: 3, failed: [], skipped: [] })).toBe("3 passed, 0 failed\n");
  expect(describeOutcome({ passed: 1, failed: ["a"], skipped: ["b", "c"] })).toBe(
    "failed: a\nskipped: b\nskipped: c\n1 passed, 1 failed, 2 skipped\n",
  );
});
