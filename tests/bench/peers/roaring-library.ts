import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { acquirePidLock } from "@raakvlak/infra/bootstrap/pid-lock.mjs";
import { runCommand } from "@raakvlak/infra/native/run-command.ts";
import type { Tell } from "../bench-command.ts";

/** What we use of a bitmap of the library: 32-bit numbers, without sign. */
export interface Bitmap {
  readonly size: number;
  andInPlace(other: Bitmap): this;
  orInPlace(other: Bitmap): this;
  clone(): Bitmap;
  toUint32Array(): Uint32Array;
  runOptimize(): boolean;
  shrinkToFit(): number;
  getSerializationSizeInBytes(format: "croaring"): number;
}

/** The npm package roaring (CRoaring as an addon), as far as we use it. */
export interface Bitmap32 {
  readonly RoaringBitmap32: {
    new (values?: Uint32Array): Bitmap;
    and(a: Bitmap, b: Bitmap): Bitmap;
    orMany(bitmaps: readonly Bitmap[]): Bitmap;
  };
}

const root = path.join(import.meta.dirname, "..", "..", "..");
const folder = path.join(import.meta.dirname, "..", "peers-native");
const installed = path.join(folder, "node_modules");
const stamp = path.join(installed, ".compiled-for");

/**
 * The library, compiled against the headers of the Node that runs this. On first use it is installed: npm fetches it, a C++
 * compiler and Python make it. Throws with the end of what failed.
 */
export async function loadRoaring(tell: Tell): Promise<Bitmap32> {
  const wanted = `${process.version} ${hashOf(path.join(folder, "package-lock.json"))}`;
  if (!isReady(wanted)) {
    const release = await acquirePidLock(
      path.join(root, ".raakvlak", "bench-peers.lock"),
      (holder) => tell(`waiting for process ${holder}, which installs the peers`),
    );
    try {
      if (!isReady(wanted)) await install(wanted, tell);
    } finally {
      release();
    }
  }
  return createRequire(path.join(folder, "package.json"))("roaring") as Bitmap32;
}

function isReady(wanted: string): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

async function install(wanted: string, tell: Tell): Promise<void> {
  tell("installing the peer roaring (fetched and compiled once, about a minute)");
  const npm = process.env["npm_execpath"];
  const ci = ["ci", "--ignore-scripts", "--loglevel=error"];
  await (npm === undefined
    ? runCommand("npm", ci, { cwd: folder })
    : runCommand(process.execPath, [npm, ...ci], { cwd: folder }));
  const headers = headersIn(path.join(root, "node_modules", "node")) ?? (await fetchHeaders(tell));
  const cwd = path.join(installed, "roaring");
  tell(`compiling roaring for Node ${process.version}`);
  await runCommand(
    process.execPath,
    [
      path.join(installed, "node-gyp", "bin", "node-gyp.js"),
      "rebuild",
      `--nodedir=${headers}`,
      "--module_name=roaring",
      `--module_path=${path.dirname(addonOf(cwd))}`,
    ],
    // Its environment outdoes its options, and a distribution's npm names the headers of its own Node there.
    { cwd, env: { npm_config_nodedir: headers } },
  );
  writeFileSync(stamp, wanted);
}

/** Where the package looks for its addon: a folder a platform and version of Node. */
function addonOf(packageFolder: string): string {
  const manifest = path.join(packageFolder, "package.json");
  const { find } = createRequire(manifest)("@mapbox/node-pre-gyp/lib/pre-binding") as {
    find(manifest: string): string;
  };
  return find(manifest);
}

/** The npm package of Node brings its headers with the program of each platform; npm may have tidied them away. */
async function fetchHeaders(tell: Tell): Promise<string> {
  tell(`fetching the headers of Node ${process.version}`);
  const own = path.join(installed, "node");
  await runCommand(process.execPath, ["installArchSpecificPackage.js"], { cwd: own });
  const found = headersIn(own);
  if (found === undefined) throw new Error(`there are no headers of Node ${process.version}`);
  return found;
}

function headersIn(nodePackage: string): string | undefined {
  const platforms = path.join(nodePackage, "node_modules");
  if (!existsSync(platforms)) return undefined;
  return readdirSync(platforms)
    .map((name) => path.join(platforms, name))
    .find(
      (one) => versionIn(path.join(one, "include", "node", "node_version.h")) === process.version,
    );
}

function versionIn(header: string): string | undefined {
  if (!existsSync(header)) return undefined;
  const text = readFileSync(header, "utf8");
  const part = (name: string) => new RegExp(`#define NODE_${name}_VERSION (\\d+)`).exec(text)?.[1];
  return `v${part("MAJOR")}.${part("MINOR")}.${part("PATCH")}`;
}

function hashOf(file: string): string {
  return createHash("sha256").update(readFileSync(file)).digest("hex").slice(0, 16);
}
