import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";

let root: string;

/** A clone of a project whose only package is a Node, and an npm that installs it as the real one does and counts its calls. */
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "raakvlak-run-"));
  cpSync(import.meta.dirname, path.join(root, "infra/bootstrap"), { recursive: true });
  writeLockfile("24.0.0");
  write("npm.cjs", fakeNpm);
  write(
    "script.ts",
    `const greeting: string = process.argv.slice(2).join(" ");\nconsole.log(greeting);\nprocess.exitCode = 7;\n`,
  );
});
afterEach(() => rmSync(root, { recursive: true }));

test("a fresh clone is installed, then the script runs with its arguments, and its exit code is the answer", async () => {
  const { stdout, stderr, code } = await run("script.ts", "hello", "there").ended;
  expect({ stdout, code }).toEqual({ stdout: "hello there\n", code: 7 });
  expect(stderr).toContain("installing the dependencies");
  expect(stderr).toContain("fake npm ci --include=dev");
});

test("what is installed is not installed again, until the lockfile changes", async () => {
  await run("script.ts").ended;
  expect((await run("script.ts").ended).stderr).toBe("");
  writeLockfile("24.0.1");
  expect((await run("script.ts").ended).stderr).toContain("fake npm");
  expect(installs()).toBe(2);
});

test("an install by hand counts", async () => {
  await run("script.ts").ended;
  rmSync(path.join(root, "node_modules/.raakvlak-lockfile"));
  await run("script.ts").ended;
  expect(installs()).toBe(1);
});

test("two that start at once install once", async () => {
  const both = await Promise.all([run("script.ts", "a").ended, run("script.ts", "b").ended]);
  expect(both.map(({ stdout, code }) => [stdout, code])).toEqual([
    ["a\n", 7],
    ["b\n", 7],
  ]);
  expect(installs()).toBe(1);
});

test("a failing install is told, and the script does not run", async () => {
  write("npm.cjs", "process.exit(5)");
  const { stdout, stderr, code } = await run("script.ts").ended;
  expect({ stdout, code }).toEqual({ stdout: "", code: 5 });
  expect(stderr).toContain("npm ci failed");
  expect(existsSync(path.join(root, ".raakvlak/install.lock"))).toBe(false);
});

test.each(["SIGINT", "SIGTERM"] as const)(
  "%s reaches the script, which decides how to end",
  async (name) => {
    write(
      "waits.ts",
      `process.once("${name}", () => process.exit(9));\nsetInterval(() => {}, 1000);\nconsole.log("ready");\n`,
    );
    const running = run("waits.ts");
    await expect.poll(() => running.stdout(), { timeout: 10_000 }).toContain("ready");
    running.child.kill(name);
    expect((await running.ended).code).toBe(9);
  },
);

test("without a script it explains itself", async () => {
  const { code, stderr } = await run().ended;
  expect(code).toBe(2);
  expect(stderr).toContain("usage:");
});

const fakeNpm = `
const fs = require("node:fs");
process.stdout.write("fake npm " + process.argv.slice(2).join(" ") + "\\n");
fs.appendFileSync("installs", "x");
setTimeout(() => {
  fs.mkdirSync("node_modules/node/bin", { recursive: true });
  if (!fs.existsSync("node_modules/node/bin/node")) fs.symlinkSync(process.execPath, "node_modules/node/bin/node");
  const { packages } = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
  delete packages["node_modules/for-another-platform"];
  fs.writeFileSync("node_modules/.package-lock.json", JSON.stringify({ packages }));
}, 300);
`;

function run(...args: string[]) {
  const child = spawn(process.execPath, [path.join(root, "infra/bootstrap/run.mjs"), ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { npm_execpath: path.join(root, "npm.cjs") },
  });
  const output = { stdout: "", stderr: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.stderr += chunk.toString()));
  const ended = once(child, "close").then(([code]) => ({ ...output, code: code as number }));
  return { child, ended, stdout: () => output.stdout };
}

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

function writeLockfile(version: string): void {
  const packages = {
    "": { name: "clone" },
    "node_modules/node": { version, integrity: version },
    "node_modules/for-another-platform": { version: "1.0.0", optional: true },
  };
  write("package-lock.json", JSON.stringify({ packages }));
}

function installs(): number {
  return readFileSync(path.join(root, "installs"), "utf8").length;
}
