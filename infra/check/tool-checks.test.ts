import { writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, it } from "vitest";
import {
  formatFaults,
  lintFaults,
  type ToolFault,
  typeFaults,
  unusedFaults,
} from "./planted-tool-faults.ts";
import { plantTree } from "./planted-tree.ts";
import { runStep, type StepResult } from "./run-step.ts";
import { runSteps } from "./run-steps.ts";
import { steps } from "./steps.ts";
import { cleanToolTree, nodeModules } from "./tool-tree.ts";

const TIMEOUT_MS = 120_000;

/** The boundaries have planted faults of their own, and their checker lives in this repository alone. */
const tools = steps.filter(({ name }) => name !== "boundaries");

async function runOn(stepName: string, faults: readonly ToolFault[]): Promise<StepResult> {
  const planted = Object.fromEntries(faults.map(({ file, text }) => [file, text]));
  await using tree = await plantTree({ ...(await cleanToolTree()), ...planted }, nodeModules);
  return await runStep(stepNamed(stepName), tree.root);
}

function stepNamed(name: string) {
  const step = steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`no step ${name}`);
  return step;
}

it("passes a clean tree", { timeout: TIMEOUT_MS }, async () => {
  await using tree = await plantTree(await cleanToolTree(), nodeModules);
  const results = await runSteps(tools, { root: tree.root, atOnce: 2, onResult: () => undefined });
  expect(results.filter(({ passed }) => !passed).map(({ output }) => output)).toEqual([]);
});

describe("names exactly what was planted", { timeout: TIMEOUT_MS }, () => {
  it("lint", async () => {
    const { passed, output } = await runOn("lint", lintFaults);
    expect(passed).toBe(false);
    // "x rule(name): words" or "x words", and on the next line where.
    const found = output.matchAll(
      /^\s*x (?<names>[\w-]+\([\w-]+\)|[^.(]*directive).*\n\s*,-\[(?<file>[^:]+):/gm,
    );
    expect(unique(found, "services/aap")).toEqual(wanted(lintFaults));
  });

  it("types", async () => {
    const needed = {
      names: "",
      file: "services/aap/src/domain/nut-type.ts",
      text: "export type Nut = number;\n",
    };
    const { passed, output } = await runOn("types", [...typeFaults, needed]);
    expect(passed).toBe(false);
    const found = output.matchAll(/^(?<file>\S+)\(\d+,\d+\): error (?<names>TS\d+)/gm);
    expect(unique(found, "services/aap")).toEqual(wanted(typeFaults));
  });

  it("unused", async () => {
    const { passed, output } = await runOn("unused", unusedFaults);
    expect(passed).toBe(false);
    for (const { names, name } of unusedFaults) {
      expect(output).toMatch(new RegExp(`${names} \\(1\\)\\n${name}\\b`));
    }
    expect(output.match(/\(\d+\)$/gm)).toHaveLength(unusedFaults.length);
  });

  it("format", async () => {
    const { passed, output } = await runOn("format", formatFaults);
    expect(passed).toBe(false);
    expect(output).toContain("Format issues found in above 2 files");
    for (const { file } of formatFaults) expect(output).toContain(file);
  });
});

describe("remembers nothing that no longer holds", { timeout: TIMEOUT_MS }, () => {
  it.each([
    ["a package changed", "packages/contracts/src/wish.ts", 'export const wish = "long";\n'],
    [
      "the base of all type settings changed",
      "packages/tsconfig/base.json",
      '{ "compilerOptions": { "lib": [] } }\n',
    ],
  ])("%s", async (_name, file, text) => {
    await using tree = await plantTree(await cleanToolTree(), nodeModules);
    expect(await runStep(stepNamed("types"), tree.root)).toMatchObject({ passed: true });
    await writeFile(path.join(tree.root, file), text);
    expect(await runStep(stepNamed("types"), tree.root)).toMatchObject({ passed: false });
  });
});

it("has lint rules that are errors or off, never warnings", async () => {
  const settings = (await cleanToolTree())[".oxlintrc.json"];
  expect(settings).toContain('"error"');
  expect(settings).not.toMatch(/"warn"|: 1\b|\[1\b/);
});

it("counts a tool that is not there as failed", async () => {
  const step = { name: "planted", proves: "nothing", command: "no-such-tool", args: [] };
  expect(await runStep(step, nodeModules)).toMatchObject({ passed: false });
});

function wanted(faults: readonly ToolFault[]): string[] {
  return faults.map(({ file, names }) => `${file} ${names}`).toSorted();
}

function unique(found: Iterable<RegExpMatchArray>, workspace: string): string[] {
  const pairs = [...found].map(
    ({ groups }) => `${workspace}/${groups?.["file"]} ${groups?.["names"]}`,
  );
  return [...new Set(pairs)].toSorted();
}
