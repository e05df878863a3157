import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assembleImage } from "./assemble-image.ts";

let folder: string;
let root: string;
let image: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "raakvlak-image-"));
  root = path.join(folder, "root");
  image = path.join(folder, "image");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Writes files of a small repository; of a package.json what is said of it. */
function put(files: Record<string, string | object>): void {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  }
}

/** A service that uses one package of ours, which uses others' packages. */
function putRepository(): void {
  put({
    "services/one/package.json": {
      name: "@raakvlak/one",
      dependencies: { "@raakvlak/base": "*" },
      devDependencies: { tester: "1.0.0" },
    },
    "services/one/src/main.ts": "",
    "services/one/src/main.test.ts": "",
    "services/one/build/page.js": "",
    "services/one/README.md": "",
    "packages/base/package.json": {
      name: "@raakvlak/base",
      dependencies: { far: "2.0.0" },
      optionalDependencies: { absent: "1.0.0" },
    },
    "packages/base/src/index.ts": "",
    "packages/base/src/conformance/suite.ts": "",
    "packages/base/models/model.ts": "",
    "packages/base/node_modules/far/package.json": {
      name: "far",
      version: "2.0.0",
      peerDependencies: { near: "*", never: "*" },
      peerDependenciesMeta: { never: { optional: true } },
    },
    "packages/base/node_modules/far/index.js": "",
    "packages/base/node_modules/far/index.js.map": "",
    "packages/base/node_modules/far/index.d.ts": "",
    "packages/base/node_modules/far/LICENSE": "",
    "node_modules/far/package.json": { name: "far", version: "1.0.0" },
    "node_modules/near/package.json": { name: "near" },
    "node_modules/tester/package.json": { name: "tester" },
  });
  mkdirSync(path.join(root, "node_modules/@raakvlak"));
  symlinkSync("../../packages/base", path.join(root, "node_modules/@raakvlak/base"));
}

/** The listing goes through links; what lies behind one is listed where it is. */
const behindLink = /^node_modules\/@raakvlak\/\w+\//;
const filesOf = (place: string) =>
  readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(place, path.join(entry.parentPath, entry.name)))
    .filter((file) => !behindLink.test(file))
    .toSorted();

test("an image holds what the service runs from, each package in the version that it gets, and nothing of tests", () => {
  putRepository();
  assembleImage(root, "one", image);
  expect(filesOf(image)).toEqual([
    "node_modules/@raakvlak/base",
    "node_modules/@raakvlak/one",
    "node_modules/near/package.json",
    "packages/base/node_modules/far/LICENSE",
    "packages/base/node_modules/far/index.js",
    "packages/base/node_modules/far/package.json",
    "packages/base/package.json",
    "packages/base/src/index.ts",
    "services/one/build/page.js",
    "services/one/package.json",
    "services/one/src/main.ts",
  ]);
  expect(readlinkSync(path.join(image, "node_modules/@raakvlak/base"))).toBe("../../packages/base");
});

test("a package that is missing is named, and no half image is left", () => {
  putRepository();
  rmSync(path.join(root, "node_modules/near"), { recursive: true });
  expect(() => assembleImage(root, "one", image)).toThrow("far needs near, which is not installed");
  expect(existsSync(image)).toBe(false);
});
