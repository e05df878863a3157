import { readFile } from "node:fs/promises";
import path from "node:path";

const repositoryRoot = path.resolve(import.meta.dirname, "../..");

/** The folder with the tools that a planted tree uses. */
export const nodeModules = path.join(repositoryRoot, "node_modules");

/** The repository's own settings, so that a planted tree is judged by what really holds. */
const SETTINGS = [
  ".oxlintrc.json",
  ".oxfmtrc.json",
  "knip.json",
  "turbo.json",
  "tsconfig.json",
  "packages/tsconfig/base.json",
];

const rootManifest = `{
  "name": "planted",
  "private": true,
  "workspaces": [
    "packages/*",
    "services/*"
  ],
  "type": "module",
  "scripts": {
    "lint": "oxlint *.config.ts",
    "types": "tsc -p ."
  },
  "devDependencies": {
    "oxlint": "1.0.0",
    "typescript": "7.0.0",
    "vitest": "5.0.0"
  },
  "packageManager": "npm@11.0.0"
}
`;

const workspaceManifest = (name: string) => `{
  "name": "${name}",
  "private": true,
  "type": "module",
  "scripts": {
    "lint": "oxlint .",
    "types": "tsc -p ."
  }
}
`;

const workspaceTypes = `{
  "extends": "../../packages/tsconfig/base.json",
  "compilerOptions": { "incremental": false },
  "include": ["src"]
}
`;

/** A small monorepo with the repository's settings, in which every step of the check passes. */
export async function cleanToolTree(): Promise<Record<string, string>> {
  const settings: Record<string, string> = {};
  for (const file of SETTINGS) {
    settings[file] = await readFile(path.join(repositoryRoot, file), "utf8");
  }
  return {
    ...settings,
    ".gitignore": "node_modules\n.turbo\n",
    "package.json": rootManifest,
    "package-lock.json": '{ "name": "planted", "lockfileVersion": 3, "packages": { "": {} } }\n',
    "planted.config.ts": "export default {};\n",
    "packages/tsconfig/package.json": '{\n  "name": "@raakvlak/tsconfig"\n}\n',
    "packages/contracts/src/wish.ts": "export const wish: number = 1;\n",
    "services/aap/package.json": workspaceManifest("@raakvlak/aap"),
    "services/aap/tsconfig.json": workspaceTypes,
    "services/aap/src/main.ts": `import { wish } from "../../../packages/contracts/src/wish.ts";
import { nut } from "./domain/nut.ts";

await nut(wish);
`,
    "services/aap/src/domain/nut.ts": `export async function nut(size: number): Promise<number> {
  return size;
}
`,
    // A long and wide function, as only the kernel may have; the file's own limit still holds.
    "services/matching/package.json": workspaceManifest("@raakvlak/matching"),
    "services/matching/tsconfig.json": workspaceTypes,
    "services/matching/src/main.ts":
      'import { sum } from "./kernel/sum.ts";\n\nsum(1, 2, 3, 4, 5);\n',
    "services/matching/src/kernel/sum.ts": `export function sum(a: number, b: number, c: number, d: number, e: number): number {
  let total = a + b + c + d + e;
${"  total += 1;\n".repeat(290)}  return total;
}
`,
    // A describe block may be long.
    "services/matching/src/kernel/sum.test.ts": `import { describe, it } from "vitest";

describe("sum", () => {
${'  it("adds", () => undefined);\n'.repeat(80)}});
`,
  };
}
