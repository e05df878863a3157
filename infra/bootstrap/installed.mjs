// Plain JavaScript, no dependencies: decides whether `npm ci` has to run.
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Where `npm ci` leaves Node 24, from which everything else is run. */
export function nodeOf(root) {
  return path.join(
    root,
    "node_modules",
    "node",
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
}

/**
 * Whether node_modules is what package-lock.json asks for. The answer "yes" is remembered as a stamp with the lockfile's hash, so that the next
 * look costs one hash (about a millisecond).
 */
export function isInstalled(root) {
  if (!existsSync(nodeOf(root))) return false;
  const lockfile = readFileSync(path.join(root, "package-lock.json"));
  const stamp = path.join(root, "node_modules", ".raakvlak-lockfile");
  const hash = createHash("sha256").update(lockfile).digest("hex");
  if (readOr(stamp, "").trim() === hash) return true;
  if (!agrees(JSON.parse(lockfile.toString("utf8")), root)) return false;
  writeFileSync(stamp, `${hash}\n`);
  return true;
}

/**
 * Compares with the list that npm keeps of what it installed, which it writes last: it is missing after an interrupted install. So an install by
 * hand counts too, and nobody's node_modules is thrown away while it is right. Packages for other platforms are rightly absent.
 */
function agrees(lockfile, root) {
  const listed = readOr(path.join(root, "node_modules", ".package-lock.json"), "");
  if (listed === "") return false;
  const installed = JSON.parse(listed).packages;
  return Object.entries(lockfile.packages)
    .filter(([where]) => where.includes("node_modules/"))
    .every(([where, wanted]) => {
      const found = installed[where];
      if (found === undefined)
        return wanted.optional === true || wanted.peer === true || wanted.devOptional === true;
      return found.version === wanted.version && found.integrity === wanted.integrity;
    });
}

function readOr(file, fallback) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return fallback;
  }
}
