import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";

const LISTING_LIMIT_BYTES = 64 * 1024 * 1024;

/**
 * Every file that is in git or would be with `git add`, with `/` between folders: a new file is checked before its first
 * commit, and nothing that git ignores ever is.
 */
export async function listTrackedFiles(root: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    "git",
    ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    { cwd: root, maxBuffer: LISTING_LIMIT_BYTES },
  );
  const files = stdout.split("\0").filter((file) => file !== "");
  // Deleted, but not yet from the index.
  return [...new Set(files)].filter((file) => existsSync(path.join(root, file))).toSorted();
}
