import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** A git work tree of its own under the system's temporary folder, gone when disposed. */
export interface PlantedTree extends AsyncDisposable {
  root: string;
}

/**
 * Writes the files (text by path) into a new work tree. With `nodeModules` (an absolute folder) the tools and libraries that
 * are installed there can be used in it.
 */
export async function plantTree(
  files: Readonly<Record<string, string>>,
  nodeModules?: string,
): Promise<PlantedTree> {
  const root = await mkdtemp(path.join(os.tmpdir(), "raakvlak-planted-"));
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  if (nodeModules !== undefined) await symlink(nodeModules, path.join(root, "node_modules"));
  await promisify(execFile)("git", ["init", "--quiet"], { cwd: root });
  return {
    root,
    [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }),
  };
}
